#include "backend/core/queries/operations/operation_queries.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/shared/exceptions/error.h"

namespace wakedock::core {

ListOperations::ListOperations(IStore &store) : m_store(store) { }

Task<std::vector<Operation>> ListOperations::execute(CallContext context, Page page)
{
    requirePermission(context.actor, permission::OperationsRead);
    co_return co_await m_store.read([page](Repositories &repositories) { return repositories.operations().list(page); });
}

GetOperation::GetOperation(IStore &store) : m_store(store) { }

Task<Operation> GetOperation::execute(CallContext context, OperationId id)
{
    requirePermission(context.actor, permission::OperationsRead);
    const auto found =
        co_await m_store.read([id](Repositories &repositories) { return repositories.operations().find(id); });
    if (!found) {
        throw Error(ErrorCode::NotFound, "operation_not_found", "There is no such operation.");
    }
    co_return *found;
}

} // namespace wakedock::core
