#include "backend/core/use_cases/hosts/add_host.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/hosts/host_steps.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/utils/uuid.h"

namespace wakedock::core {

AddHost::AddHost(IStore &store, IClock &clock, HostService &hosts) : m_store(store), m_clock(clock), m_hosts(hosts) { }

Task<HostView> AddHost::execute(CallContext context, HostWish wish)
{
    requirePermission(context.actor, permission::HostsManage);
    checkWish(wish);
    m_hosts.check(wish.address);
    Host host;
    host.id = HostId(makeUuid());
    host.createdAt = m_clock.now();
    // The key first: a row without its key would be a host that cannot be reached.
    const std::string keyName = co_await m_hosts.keepKey(wish.address.tls ? wish.address.tls->key : Secret());
    applyWish(host, wish, keyName);
    const auto store = [context, host](Repositories &all) {
        AuditEntry entry = hostAudit(context, host.createdAt, "host.add", host);
        entry.after = hostText(host);
        all.audit().append(std::move(entry));
        return all.hosts().create(host);
    };
    const auto stored = co_await settle(m_store.write(store));
    if (stored.failure) {
        co_await m_hosts.forgetKey(keyName);
        std::rethrow_exception(stored.failure);
    }
    m_hosts.taken(*stored.value, wish.address);
    co_return m_hosts.view(*stored.value);
}

} // namespace wakedock::core
