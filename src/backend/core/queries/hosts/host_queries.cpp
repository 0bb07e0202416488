#include "backend/core/queries/hosts/host_queries.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/shared/exceptions/error.h"

namespace wakedock::core {

ListHosts::ListHosts(IStore &store, const HostService &hosts) : m_store(store), m_hosts(hosts) { }

Task<std::vector<HostView>> ListHosts::execute(CallContext context)
{
    requirePermission(context.actor, permission::HostsRead);
    const auto stored = co_await m_store.read([](Repositories &all) { return all.hosts().list(); });
    std::vector<HostView> views{m_hosts.view(m_hosts.local())};
    for (const Host &host : stored) {
        views.push_back(m_hosts.view(host));
    }
    co_return std::vector<HostView>(views);
}

GetHost::GetHost(IStore &store, const HostService &hosts) : m_store(store), m_hosts(hosts) { }

Task<HostView> GetHost::execute(CallContext context, HostId id)
{
    requirePermission(context.actor, permission::HostsRead);
    if (id == localHost()) {
        co_return m_hosts.view(m_hosts.local());
    }
    const auto stored = co_await m_store.read([id](Repositories &all) { return all.hosts().find(id); });
    if (!stored) {
        throw Error(ErrorCode::NotFound, "host_not_found", "There is no such host.");
    }
    co_return m_hosts.view(*stored);
}

} // namespace wakedock::core
