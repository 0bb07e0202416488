#pragma once

#include "backend/core/use_cases/stacks/stack_workshop.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace wakedock::core {

// Routed services of a stack that comes down, goes, or goes back to what was. Idempotent. Hold the stack's lane.

/// Route, marks and record of these services go; their containers are the Compose program's.
Task<void> forgetRouted(StackWorkshop &workshop, CallContext context, std::vector<ServiceRecord> records);
/// ... of all of a stack.
Task<void> forgetAllRouted(StackWorkshop &workshop, CallContext context, StackId id);

/// Nobody is sent to the stack any more; its domains stay its own.
Task<void> takeRoutesDown(StackWorkshop &workshop, CallContext context, StackId id);

/// Before the containers are brought back: records as they are in force, those that never were go, and so does every
/// container that is not the one in force. @return what it did, as sentences
Task<std::vector<std::string>> routesBack(StackWorkshop &workshop, CallContext context, StackId id);
/// After routesBack(), where the change had come into force: configurations and ports of before are the next revisions, and
/// what had none before goes. @param before see StackPending
Task<void> revisionsBack(StackWorkshop &workshop, CallContext context, StackId id,
                         std::map<std::string, std::int64_t> before);
/// What a change that came about left undone: those the files give no domain any more go.
Task<void> forgetUnrouted(StackWorkshop &workshop, CallContext context, StackId id);
/// After routesBack(): all domains lead to what is in force, in one configuration. A proxy that is away gets it later.
Task<void> visitorsBack(StackWorkshop &workshop, CallContext context, StackId id);
/// After they were brought back: each at its address, with its route and its mark. @return what it did, as sentences
Task<std::vector<std::string>> routesUp(StackWorkshop &workshop, CallContext context, StackId id);

} // namespace wakedock::core
