#include "backend/infrastructure/caddy/routes/route_checks.h"

#include "backend/core/domain/rules/domain_judgement.h"
#include "backend/infrastructure/caddy/config/foreign_hosts.h"
#include "backend/infrastructure/caddy/config/listen_address.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <string>

namespace wakedock::caddy {

namespace {

bool canBeDialled(const std::string &dial)
{
    const auto address = readListenAddress(dial);
    return address && !address->host.empty() && address->firstPort == address->lastPort
        && address->host.find_first_of("{} /") == std::string::npos;
}

bool isOff(const core::Route &route)
{
    return route.own && !route.own->isEnabled;
}

void throwTaken(const std::string &host, const core::ForeignHost &foreign)
{
    throw Error(ErrorCode::Conflict, "domain_taken",
                "A route in Caddy that WakeDock did not make answers " + foreign.host + " already: " + foreign.place + ".")
        .withField("domain", host + " is taken")
        .withContext("domain", host)
        .withRemedy("Choose another domain, or remove that route from Caddy's configuration.");
}

} // namespace

void checkRoutes(const std::vector<core::Route> &routes)
{
    for (const auto &route : routes) {
        if (route.hosts.empty()) {
            throw Error(ErrorCode::Invalid, "bad_route", "A route without a host name cannot be served.");
        }
        if (route.own) {
            continue; // Its rules are looked at before anybody wishes it.
        }
        for (const auto &dial : {route.dialA, route.dialB}) {
            if (!canBeDialled(dial)) {
                throw Error(ErrorCode::Invalid, "bad_route",
                            "The route of " + route.hosts.front() + " leads to \"" + dial + "\", which is no address.");
            }
        }
    }
}

void checkHostsAreFree(const std::vector<core::Route> &routes, const nlohmann::json &config)
{
    const auto foreign = foreignHostsIn(config);
    for (const auto &route : routes) {
        if (isOff(route)) {
            continue;
        }
        for (const auto &host : route.hosts) {
            const auto taken = std::ranges::find_if(
                foreign, [&host](const core::ForeignHost &other) { return core::meetsHost(host, other.host); });
            if (taken != foreign.end()) {
                throwTaken(host, *taken);
            }
        }
    }
}

} // namespace wakedock::caddy
