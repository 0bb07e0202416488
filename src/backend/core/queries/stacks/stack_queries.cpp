#include "backend/core/queries/stacks/stack_queries.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/ports/i_stack_files.h"
#include "backend/core/services/stack_service.h"
#include "backend/shared/async/settle.h"

namespace wakedock::core {

Task<std::vector<Stack>> ListStacks::execute(CallContext context)
{
    requirePermission(context.actor, permission::StacksRead);
    co_return m_stacks.all();
}

Task<StackDetail> GetStack::execute(CallContext context, StackId id)
{
    requirePermission(context.actor, permission::StacksRead);
    const auto stack = m_stacks.find(id);
    if (!stack) {
        throw Error(ErrorCode::NotFound, "stack_not_found", "There is no stack " + stackIdText(id) + ".")
            .withRemedy("List the stacks; it may have been removed.");
    }
    StackDetail detail{*stack, {}, {}};
    if (stack->record && allows(context.actor.role, permission::StacksUpdate)) {
        auto files = co_await settle(m_files.read(*stack->record));
        if (files.failure) {
            detail.filesProblem = describe(files.failure);
        } else {
            detail.files = std::move(*files.value);
        }
    }
    co_return detail;
}

} // namespace wakedock::core
