#include "backend/core/queries/services/wake_queries.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/repositories/i_wake_ledger.h"

namespace wakedock::core {

ListWakes::ListWakes(IStore &store) : m_store(store) { }

Task<std::vector<Wake>> ListWakes::execute(CallContext context, ListWakesRequest request)
{
    requirePermission(context.actor, permission::ServicesRead);
    auto wakes = co_await m_store.read(
        [request](Repositories &repositories) { return repositories.wakes().listOf(request.serviceId, request.page); });
    if (!allows(context.actor.role, permission::ServicesOperate)) {
        for (Wake &wake : wakes) {
            wake.client.clear();
        }
    }
    co_return wakes;
}

} // namespace wakedock::core
