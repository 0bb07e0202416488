#include "backend/core/use_cases/hosts/remove_host.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/hosts/host_steps.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {

namespace {

std::string listed(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

void mustBeUnused(Repositories &all, const Host &host, const std::vector<std::string> &stacks)
{
    if (!stacks.empty()) {
        throw Error(ErrorCode::Conflict, "host_in_use",
                    "These stacks are on the host " + host.name + ": " + listed(stacks) + ".")
            .withRemedy("Remove those stacks first; without the host nobody could.");
    }
    std::vector<std::string> names;
    for (const ServiceRecord &record : all.services().list()) {
        if (record.config.hostId == host.id) {
            names.push_back(record.config.name);
        }
    }
    if (!names.empty()) {
        throw Error(ErrorCode::Conflict, "host_in_use", "Services are on the host " + host.name + ": " + listed(names) + ".")
            .withRemedy("Remove those services or move them to another host first.");
    }
}

} // namespace

RemoveHost::RemoveHost(IStore &store, IClock &clock, HostService &hosts,
                       std::function<std::vector<std::string>(const HostId &)> stacksOn)
    : m_store(store)
    , m_clock(clock)
    , m_hosts(hosts)
    , m_stacksOn(std::move(stacksOn))
{
}

Task<void> RemoveHost::execute(CallContext context, HostId id)
{
    requirePermission(context.actor, permission::HostsManage);
    const auto remove = [context, id, at = m_clock.now(), stacks = m_stacksOn(id)](Repositories &all) {
        Host host = findHost(all, id);
        mustBeUnused(all, host, stacks);
        AuditEntry entry = hostAudit(context, at, "host.remove", host);
        entry.before = hostText(host);
        all.audit().append(std::move(entry));
        all.hosts().remove(id);
        return host;
    };
    const Host gone = co_await m_store.write(remove);
    m_hosts.dropped(gone.id);
    co_await m_hosts.forgetKey(gone.tls ? gone.tls->keyName : std::string());
}

} // namespace wakedock::core
