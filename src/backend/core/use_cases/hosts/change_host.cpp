#include "backend/core/use_cases/hosts/change_host.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/hosts/host_steps.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {

namespace {

std::string hostKeyName(const Host &host)
{
    return host.tls ? host.tls->keyName : std::string();
}

/// A closure for IStore::write. The key was chosen for the version that was read: whoever came between is told.
struct HostChange {
    CallContext context;
    Host before;
    Host after;
    Timestamp at{};

    Host operator()(Repositories &all) const
    {
        static_cast<void>(findHost(all, after.id));
        AuditEntry entry = hostAudit(context, at, "host.change", after);
        entry.before = hostText(before);
        entry.after = hostText(after);
        all.audit().append(std::move(entry));
        return all.hosts().update(after);
    }
};

} // namespace

ChangeHost::ChangeHost(IStore &store, IClock &clock, HostService &hosts) : m_store(store), m_clock(clock), m_hosts(hosts) { }

Task<HostView> ChangeHost::execute(CallContext context, ChangeHostRequest request)
{
    requirePermission(context.actor, permission::HostsManage);
    checkWish(request.wish);
    const HostId id = request.id;
    const Host before = co_await m_store.read([id](Repositories &all) { return findHost(all, id); });
    if (request.expectedVersion.value_or(before.version) != before.version) {
        throw Error(ErrorCode::PreconditionFailed, "version_changed", "The host was changed meanwhile.")
            .withRemedy("Read it again, then change it.");
    }
    EngineAddress address = request.wish.address;
    if (request.keepsTls) {
        address.tls = (co_await m_hosts.addressOf(before)).tls;
    }
    m_hosts.check(address);
    const std::string oldKey = hostKeyName(before);
    const std::string newKey =
        request.keepsTls ? oldKey : co_await m_hosts.keepKey(address.tls ? address.tls->key : Secret());
    Host after = before;
    applyWish(after, {request.wish.name, address, request.wish.addressing, request.wish.serviceAddress}, newKey);
    const auto stored = co_await settle(m_store.write(HostChange{context, before, after, m_clock.now()}));
    if (oldKey != newKey) {
        co_await m_hosts.forgetKey(stored.failure ? newKey : oldKey);
    }
    if (stored.failure) {
        std::rethrow_exception(stored.failure);
    }
    m_hosts.taken(*stored.value, address);
    co_return m_hosts.view(*stored.value);
}

} // namespace wakedock::core
