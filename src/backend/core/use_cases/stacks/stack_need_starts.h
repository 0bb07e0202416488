#pragma once

#include "backend/core/use_cases/stacks/stack_workshop.h"

namespace wakedock::core {

/// Containers that startNeeds() would start. Needs no lane. @throws Error where files cannot be read
Task<std::vector<Container>> needsToStart(StackWorkshop &workshop, CallContext context, ServiceRecord record);

/// Starts what a routed service needs in its stack, in the order and on the conditions of the files, and waits for each. A
/// job that has ended well is not run again. Hold the stack's lane.
/// @throws Error UpstreamFailed (`dependency_failed`) naming the service that does not come up
Task<void> startNeeds(StackWorkshop &workshop, CallContext context, ServiceRecord record);

} // namespace wakedock::core
