#include "backend/core/use_cases/operations/cancel_operation.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/operations/operation_journal.h"
#include "backend/shared/exceptions/error.h"

namespace wakedock::core {

CancelOperation::CancelOperation(OperationJournal &journal) : m_journal(journal) { }

Task<Operation> CancelOperation::execute(CallContext context, OperationId id)
{
    requirePermission(context.actor, permission::OperationsCancel);
    if (const RunPtr run = m_journal.find(id)) {
        run->cancel();
        co_return run->operation();
    }
    const auto known =
        co_await m_journal.store().read([id](Repositories &repositories) { return repositories.operations().find(id); });
    if (!known) {
        throw Error(ErrorCode::NotFound, "operation_not_found", "There is no such operation.");
    }
    throw Error(ErrorCode::Conflict, "already_finished", "The operation has ended already; there is nothing to cancel.")
        .withRemedy("Read its record to see how it ended.");
}

} // namespace wakedock::core
