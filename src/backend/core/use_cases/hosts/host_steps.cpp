#include "backend/core/use_cases/hosts/host_steps.h"

#include "backend/core/domain/rules/host_rules.h"
#include "backend/core/domain/rules/service_address.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {

void checkWish(const HostWish &wish)
{
    checkHostName(wish.name);
    checkServiceAddress(wish.serviceAddress);
    if (wish.addressing == HostAddressing::Network) {
        // Every engine would make WakeDock's network anew, with the same addresses, and Caddy could tell none from another.
        const std::string what = "Only on the host local can services have pinned addresses.";
        throw Error(ErrorCode::Invalid, "addressing_unsupported", what)
            .withRemedy("Leave addressing out: services there are reached on published ports.")
            .withField("addressing", what);
    }
}

void applyWish(Host &host, const HostWish &wish, const std::string &keyName)
{
    host.name = wish.name;
    host.url = wish.address.url;
    host.allowsPlain = wish.address.allowsPlain;
    host.addressing = wish.addressing;
    host.serviceAddress = wish.serviceAddress;
    host.tls.reset();
    if (const auto &tls = wish.address.tls) {
        host.tls = HostTls{tls->authorities, tls->certificates, keyName};
    }
}

std::string hostText(const Host &host)
{
    return host.name + " " + host.url + (host.tls ? " tls" : "") + (host.allowsPlain ? " plain allowed" : "")
        + (host.serviceAddress.empty() ? std::string() : " services at " + host.serviceAddress);
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
