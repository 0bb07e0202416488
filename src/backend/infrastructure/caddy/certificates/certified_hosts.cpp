#include "backend/infrastructure/caddy/certificates/certified_hosts.h"

#include "backend/infrastructure/caddy/config/host_plan.h"

#include <algorithm>
#include <tuple>

namespace wakedock::caddy {

namespace {

core::CertificateWay wayOf(const std::string &host, const HostPlan &plan)
{
    if (std::ranges::find(plan.internalSubjects, host) != plan.internalSubjects.end()) {
        return core::CertificateWay::Internal;
    }
    return host.starts_with("*.") ? core::CertificateWay::OnDemand : core::CertificateWay::Public;
}

} // namespace

std::vector<core::CertifiedHost> certifiedHosts(const std::vector<core::Route> &routes, core::TlsMode preset)
{
    const auto plan = planHosts(routes, preset);
    std::vector<core::CertifiedHost> hosts;
    for (const auto &group : plan.encrypted) {
        for (const auto &host : group.hosts) {
            hosts.push_back({host, core::ServiceId(group.serviceId), wayOf(host, plan)});
        }
    }
    for (const auto &group : plan.ownEncrypted) {
        for (const auto &host : group.hosts) {
            hosts.push_back({host, {}, wayOf(host, plan), group.route.id});
        }
    }
    // A host that several share by prefixes has one certificate: it is the service's, where one has it.
    std::ranges::sort(hosts, {}, [](const core::CertifiedHost &host) {
        return std::tuple(host.host, host.serviceId.isEmpty(), host.serviceId.value, host.routeId.value);
    });
    const auto repeated = std::ranges::unique(hosts, {}, &core::CertifiedHost::host);
    hosts.erase(repeated.begin(), repeated.end());
    return hosts;
}

} // namespace wakedock::caddy
