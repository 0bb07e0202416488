#pragma once

#include "backend/core/use_cases/services/service_workshop.h"

#include <memory>
#include <string>
#include <vector>

namespace wakedock::core {

/// Steps of start, stop and restart, as the API names them.
namespace run_step {
inline constexpr const char *Drain = "drain";
inline constexpr const char *Stop = "stop";
inline constexpr const char *Remove = "remove";
inline constexpr const char *WakeNeeds = "wake_needs"; ///< What it needs wakes first.
} // namespace run_step

// What start, stop and restart are made of. Hold the service's lane. They work with the configuration in force, not with one
// that is only recorded.

/// Stops it on purpose: mark away, drained, then stopped; its restart policy becomes `no` so that no restart of the engine
/// brings it back. A cancel before the stop leaves all as it was; from there on it changes nothing.
/// @param afterwards what the operator wants from the moment it is stopped
Task<ServiceRecord> stopLive(ServiceWorkshop &workshop, RunPtr run, ServiceRecord record, WishedRun afterwards);

/// The two halves of stopLive(): nobody new is sent to it and what is in flight ends, then it is stopped.
Task<void> drainLive(ServiceWorkshop &workshop, RunPtr run, ServiceRecord record);
Task<ServiceRecord> stopDrained(ServiceWorkshop &workshop, RunPtr run, ServiceRecord record, WishedRun afterwards);

/// `steps` with WakeNeeds among them where a configuration needs others: behind `after`, or before all where that is none of
/// them.
[[nodiscard]] std::vector<std::string> withNeeds(std::vector<std::string> steps, const ServiceConfig &config,
                                                 const std::string &after = {});

/// Starts its container and waits until it is healthy; then it is wished to run, its own restart policy comes back, and
/// last its mark.
/// @throws Error Conflict (`not_deployed`) when it has no container
Task<ServiceRecord> startLive(ServiceWorkshop &workshop, RunPtr run, ServiceRecord record);

/// Commits what the operator wants from now on. @return the record as stored
Task<ServiceRecord> wish(ServiceWorkshop &workshop, ServiceRecord record, WishedRun wished);

/// The undo of a start: a start that failed leaves a stopped service.
OperationRunner::Undo leaveStopped(ServiceWorkshop &workshop);
/// The undo of a stop: where the container still runs, the service runs on with its mark and its restart policy.
OperationRunner::Undo leaveRunning(ServiceWorkshop &workshop);

} // namespace wakedock::core
