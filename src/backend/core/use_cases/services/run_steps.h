#pragma once

#include "backend/core/use_cases/services/service_workshop.h"

#include <memory>

namespace wakedock::core {

/// Steps of start, stop and restart, as the API names them.
namespace run_step {
inline constexpr const char *Drain = "drain";
inline constexpr const char *Stop = "stop";
inline constexpr const char *Remove = "remove";
inline constexpr const char *Withdraw = "withdraw_route";
} // namespace run_step

/// What start, stop and restart are made of. Hold the service's lane.
/// Stops it on purpose: mark away, drained, stopped; its restart policy becomes `no` so that no engine restart brings it
/// back.
Task<ServiceRecord> stopLive(ServiceWorkshop &workshop, RunPtr run, ServiceRecord record);

/// Starts its container and waits until it is healthy; its own restart policy comes back, then its mark.
/// @throws Error Conflict (`not_deployed`) when it has no container
Task<ServiceRecord> startLive(ServiceWorkshop &workshop, RunPtr run, ServiceRecord record);

/// Commits what the operator wants from now on. @return the record as stored
Task<ServiceRecord> wish(ServiceWorkshop &workshop, ServiceRecord record, WishedRun wished);

} // namespace wakedock::core
