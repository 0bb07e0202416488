#include "backend/core/queries/operations/operation_queries.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {

namespace {

Operation asItIsNow(const RunningNow &running, Operation stored)
{
    auto live = running ? running(stored.id) : std::nullopt;
    return live ? std::move(*live) : std::move(stored);
}

} // namespace

ListOperations::ListOperations(IStore &store, RunningNow running) : m_store(store), m_running(std::move(running)) { }

Task<std::vector<Operation>> ListOperations::execute(CallContext context, Page page)
{
    requirePermission(context.actor, permission::OperationsRead);
    auto all = co_await m_store.read([page](Repositories &repositories) { return repositories.operations().list(page); });
    for (Operation &operation : all) {
        operation = asItIsNow(m_running, std::move(operation));
    }
    co_return std::vector<Operation>(all);
}

GetOperation::GetOperation(IStore &store, RunningNow running) : m_store(store), m_running(std::move(running)) { }

Task<Operation> GetOperation::execute(CallContext context, OperationId id)
{
    requirePermission(context.actor, permission::OperationsRead);
    const auto found =
        co_await m_store.read([id](Repositories &repositories) { return repositories.operations().find(id); });
    if (!found) {
        throw Error(ErrorCode::NotFound, "operation_not_found", "There is no such operation.");
    }
    co_return asItIsNow(m_running, *found);
}

} // namespace wakedock::core
