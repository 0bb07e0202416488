#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/rules/stack_plan.h"
#include "backend/core/use_cases/stacks/stack_workshop.h"
#include "backend/shared/async/task.h"

#include <optional>

namespace wakedock::core {

/// Tells what a deployment of a stack would do, and changes nothing. Asks the engine what it has.
/// Needs `stacks:create` for a new one, `stacks:update` for other files, `stacks:read` for the files that are there.
class PlanStack
{
public:
    explicit PlanStack(StackWorkshop &workshop) : m_workshop(workshop) { }
    /// @param content nothing = as its files are now, what `up` would do
    /// @throws Error NotFound, Conflict, Invalid as the deployment itself would. What needs `service:privileged` is in the
    /// plan instead of being refused.
    Task<StackPlan> execute(CallContext context, StackId id, std::optional<StackContent> content, bool pullsAlways);

private:
    StackWorkshop &m_workshop;
};

} // namespace wakedock::core
