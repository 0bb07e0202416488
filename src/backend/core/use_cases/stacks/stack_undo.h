#pragma once

#include "backend/core/use_cases/stacks/stack_workshop.h"

#include <string>
#include <vector>

namespace wakedock::core {

// Undo and crash recovery of what is done to stacks: idempotent, may be interrupted and run again. Hold the stack's lane.

/// Where a change is pending: files, record, containers and new volumes as they were before; a stack that was new is gone.
/// Where a stack was to be stopped, or started: as it was last wished. Where its removal was begun: finished.
/// @param reachedEngine whether containers may have been touched
/// @return what it did, as sentences. @throws Error when the engine or the Compose program cannot be had now
Task<std::vector<std::string>> settleStack(StackWorkshop &workshop, CallContext context, StackId id, bool reachedEngine);

/// settleStack() for an operation that failed here.
OperationRunner::Undo backToStackBefore(StackWorkshop &workshop);

/// Takes up an operation that an earlier process left unfinished. Enters nothing: hold the lane.
Task<void> settleInterruptedStack(StackWorkshop &workshop, CallContext context, Operation operation);

/// Takes a stack away to the end: containers, networks, the volumes asked for, files, record.
Task<std::vector<std::string>> finishRemoval(StackWorkshop &workshop, CallContext context, StackRecord record);

} // namespace wakedock::core
