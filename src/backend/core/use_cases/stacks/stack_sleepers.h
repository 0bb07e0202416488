#pragma once

#include "backend/core/use_cases/stacks/stack_workshop.h"

#include <string>
#include <vector>

namespace wakedock::core {

// Containers of a stack that sleep: they stay, stopped, with restart policy `no`; their own policy is noted in the stack's
// record. Hold the stack's lane.

/// Notes a container's own restart policy, then takes it away, so that no restart of the engine starts it.
Task<void> noteAsleep(StackWorkshop &workshop, CallContext context, StackId id, std::vector<Container> containers);

/// Gives noted containers that run their own restart policy back, and forgets those that are gone.
Task<void> restorePolicies(StackWorkshop &workshop, CallContext context, StackId id);

/// Services of the stack without a domain that run and need a routed one: none of them sleeps with it. Files that cannot be
/// read name nobody.
Task<std::vector<std::string>> awakeNeeders(StackWorkshop &workshop, CallContext context, ServiceRecord record);

/// Containers that run and fall asleep when this service does, without it: see stopNeeds(). None where files cannot be read.
/// Needs no lane.
Task<std::vector<Container>> runningSleepersAlong(StackWorkshop &workshop, CallContext context, ServiceRecord record);

/// Stops what a routed service needs in its stack and nobody else needs who stays awake, in reverse order. What cannot be
/// stopped is said and runs on. @return what it did, as sentences
Task<std::vector<std::string>> stopNeeds(StackWorkshop &workshop, CallContext context, ServiceRecord record);

} // namespace wakedock::core
