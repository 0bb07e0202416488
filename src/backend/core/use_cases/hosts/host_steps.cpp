#include "backend/core/use_cases/hosts/host_steps.h"

#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {

void applyWish(Host &host, const HostWish &wish, const std::string &keyName)
{
    host.name = wish.name;
    host.url = wish.address.url;
    host.allowsPlain = wish.address.allowsPlain;
    host.addressing = wish.addressing;
    host.tls.reset();
    if (const auto &tls = wish.address.tls) {
        host.tls = HostTls{tls->authorities, tls->certificates, keyName};
    }
}

std::string hostText(const Host &host)
{
    return host.name + " " + host.url + (host.tls ? " tls" : "") + (host.allowsPlain ? " plain allowed" : "");
}

AuditEntry hostAudit(const CallContext &context, Timestamp at, std::string action, const Host &host)
{
    AuditEntry entry;
    entry.at = at;
    entry.actor = context.actor.name;
    entry.address = context.address;
    entry.action = std::move(action);
    entry.target = host.name;
    return entry;
}

Host findHost(Repositories &all, const HostId &id)
{
    if (id == localHost()) {
        throw Error(ErrorCode::Conflict, "host_fixed",
                    "The host local is this machine's own engine; the settings say where it is.")
            .withRemedy("Change docker.host in the settings, or $DOCKER_HOST.");
    }
    auto host = all.hosts().find(id);
    if (!host) {
        throw Error(ErrorCode::NotFound, "host_not_found", "There is no such host.");
    }
    return *std::move(host);
}

} // namespace wakedock::core
