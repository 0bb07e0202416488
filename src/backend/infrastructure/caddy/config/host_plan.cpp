#include "backend/infrastructure/caddy/config/host_plan.h"

#include "backend/infrastructure/caddy/config/special_use_names.h"

#include <algorithm>

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

void addGroup(std::vector<HostGroup> &groups, const core::Route &route, const std::vector<std::string> &hosts)
{
    if (!hosts.empty()) {
        groups.push_back({.serviceId = route.serviceId.value,
                          .hosts = hosts,
                          .markHost = route.hosts.front(),
                          .dialA = route.dialA,
                          .dialB = route.dialB});
    }
}

void planRoute(HostPlan &plan, const core::Route &route, bool patterns, TlsMode preset)
{
    std::vector<std::string> plain;
    std::vector<std::string> encrypted;
    for (const auto &host : route.hosts) {
        if (isPatternHost(host) != patterns) {
            continue;
        }
        const auto treatment = treatmentOf(host, route.tls, preset);
        if (treatment.plain) {
            plain.push_back(host);
        } else {
            plan.redirected.push_back(host);
        }
        if (treatment.encrypted) {
            encrypted.push_back(host);
            (treatment.internal ? plan.internalSubjects : plan.publicSubjects).push_back(host);
        }
    }
    addGroup(plan.plain, route, plain);
    addGroup(plan.encrypted, route, encrypted);
}

} // namespace

HostPlan planHosts(std::vector<core::Route> routes, core::TlsMode preset)
{
    std::ranges::sort(routes, {}, &core::Route::serviceId);
    HostPlan plan;
    // Exact names first: `*.example.org` of one service must not swallow `app.example.org` of another.
    for (const bool patterns : {false, true}) {
        for (const auto &route : routes) {
            planRoute(plan, route, patterns, preset);
        }
    }
    return plan;
}

} // namespace wakedock::caddy
