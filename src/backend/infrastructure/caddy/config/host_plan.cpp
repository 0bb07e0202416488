#include "backend/infrastructure/caddy/config/host_plan.h"

#include "backend/infrastructure/caddy/config/special_use_names.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace wakedock::caddy {

namespace {

using core::TlsMode;

bool isPatternHost(const std::string &host)
{
    return host.starts_with("*.");
}

/// What one host gets, from its route's wish, the preset and its own name.
struct HostTreatment {
    bool plain = false;
    bool encrypted = false;
    bool internal = false;
};

HostTreatment treatmentOf(const std::string &host, TlsMode wished, TlsMode preset)
{
    const auto mode = wished == TlsMode::Auto ? preset : wished;
    if (mode == TlsMode::Off || preset == TlsMode::Off) {
        return {.plain = true, .encrypted = false, .internal = false};
    }
    // Nobody trusts the internal authority unasked: a name that only it certifies stays reachable without TLS too.
    const bool isSpecial = isSpecialUseName(host);
    return {.plain = isSpecial, .encrypted = true, .internal = isSpecial || mode == TlsMode::Internal};
}

HostGroup groupOf(const core::Route &route, std::vector<std::string> hosts)
{
    return {.serviceId = route.serviceId.value,
            .hosts = std::move(hosts),
            .markHost = route.hosts.front(),
            .dialA = route.dialA,
            .dialB = route.dialB,
            .snippet = route.snippet};
}

/// How each host is served: as its holder wishes. A host that several share by prefixes has one certificate, so one of
/// them decides, always the same one.
class HostTreatments
{
public:
    HostTreatments(const std::vector<core::Route> &routes, TlsMode preset) : m_preset(preset)
    {
        // The one that holds the host whole comes last and decides.
        for (const bool whole : {false, true}) {
            for (const auto &route : routes) {
                const bool isWhole = !route.own || route.own->pathPrefix.empty();
                for (const auto &host : route.hosts) {
                    if (isWhole == whole) {
                        whole ? void(m_modes[host] = route.tls) : void(m_modes.emplace(host, route.tls));
                    }
                }
            }
        }
    }

    [[nodiscard]] HostTreatment of(const std::string &host) const { return treatmentOf(host, m_modes.at(host), m_preset); }
    [[nodiscard]] std::vector<std::string> hosts() const
    {
        std::vector<std::string> names;
        for (const auto &[host, mode] : m_modes) {
            names.push_back(host);
        }
        return names;
    }

private:
    TlsMode m_preset;
    std::map<std::string, TlsMode> m_modes;
};

/// The hosts of a route that are served without TLS, or with it.
std::vector<std::string> hostsServed(const core::Route &route, bool patterns, const HostTreatments &treatments,
                                     bool HostTreatment::*how)
{
    std::vector<std::string> hosts;
    std::ranges::copy_if(route.hosts, std::back_inserter(hosts), [&](const std::string &host) {
        return isPatternHost(host) == patterns && treatments.of(host).*how;
    });
    return hosts;
}

void planServices(std::vector<HostGroup> &groups, const std::vector<core::Route> &routes, const HostTreatments &treatments,
                  bool HostTreatment::*how)
{
    // Exact names first: `*.example.org` of one service must not swallow `app.example.org` of another.
    for (const bool patterns : {false, true}) {
        for (const auto &route : routes) {
            auto hosts = hostsServed(route, patterns, treatments, how);
            if (!route.own && !hosts.empty()) {
                groups.push_back(groupOf(route, std::move(hosts)));
            }
        }
    }
}

std::optional<HostGroup> serviceOf(const core::OperatorRoute &own, const std::vector<core::Route> &routes)
{
    const auto found = std::ranges::find_if(
        routes, [&own](const core::Route &route) { return !route.own && route.serviceId == own.target.service; });
    return own.target.kind == core::RouteTargetKind::Service && found != routes.end()
        ? std::optional(groupOf(*found, found->hosts))
        : std::nullopt;
}

void planOwn(std::vector<OwnGroup> &groups, const std::vector<core::Route> &routes, const HostTreatments &treatments,
             bool HostTreatment::*how)
{
    for (const bool patterns : {false, true}) {
        for (const auto &route : routes) {
            auto hosts = hostsServed(route, patterns, treatments, how);
            if (route.own && !hosts.empty()) {
                groups.push_back({*route.own, std::move(hosts), patterns, serviceOf(*route.own, routes)});
            }
        }
    }
    sortOwn(groups);
}

void planCertificates(HostPlan &plan, const HostTreatments &treatments)
{
    for (const bool patterns : {false, true}) {
        for (const auto &host : treatments.hosts()) {
            const auto treatment = treatments.of(host);
            if (isPatternHost(host) != patterns) {
                continue;
            }
            if (!treatment.plain) {
                plan.redirected.push_back(host);
            }
            if (treatment.encrypted) {
                (treatment.internal ? plan.internalSubjects : plan.publicSubjects).push_back(host);
            }
        }
    }
}

} // namespace

void sortOwn(std::vector<OwnGroup> &groups)
{
    std::ranges::sort(groups, {}, [](const OwnGroup &group) {
        return std::tuple(group.isPattern, -static_cast<std::ptrdiff_t>(group.route.pathPrefix.size()), group.route.id.value,
                          group.hosts);
    });
}

HostPlan planHosts(std::vector<core::Route> routes, core::TlsMode preset)
{
    std::erase_if(routes, [](const core::Route &route) { return route.own && !route.own->isEnabled; });
    std::ranges::sort(routes, {}, &core::Route::key);
    const HostTreatments treatments(routes, preset);
    HostPlan plan;
    planServices(plan.plain, routes, treatments, &HostTreatment::plain);
    planServices(plan.encrypted, routes, treatments, &HostTreatment::encrypted);
    planOwn(plan.ownPlain, routes, treatments, &HostTreatment::plain);
    planOwn(plan.ownEncrypted, routes, treatments, &HostTreatment::encrypted);
    planCertificates(plan, treatments);
    return plan;
}

} // namespace wakedock::caddy
