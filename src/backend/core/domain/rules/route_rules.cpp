#include "backend/core/domain/rules/route_rules.h"

#include "backend/core/domain/rules/domain_name.h"
#include "backend/core/domain/rules/service_rules.h"

#include <algorithm>

namespace wakedock::core {

namespace {

/// Caddy compares paths without looking at capitals.
std::string lowerPrefix(std::string prefix)
{
    std::ranges::transform(prefix, prefix.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return prefix;
}

RouteTarget onlyItsPart(RouteTarget target)
{
    RouteTarget kept;
    kept.kind = target.kind;
    switch (target.kind) {
    case RouteTargetKind::Address:
        kept.address = std::move(target.address);
        break;
    case RouteTargetKind::Redirect:
        kept.redirect = std::move(target.redirect);
        break;
    case RouteTargetKind::Static:
        kept.answer = std::move(target.answer);
        break;
    case RouteTargetKind::Service:
        kept.service = std::move(target.service);
        break;
    }
    return kept;
}

std::string placeOf(const std::string &host, const OperatorRoute &route)
{
    return route.pathPrefix.empty() ? host : host + route.pathPrefix;
}

void refuseTaken(const std::string &what, std::size_t field)
{
    throw Error(ErrorCode::Conflict, "domain_taken", what)
        .withRemedy("Choose another host or another path prefix, or change the one that has it.")
        .withField(routeHostField(field), what);
}

void requireFreeOfRoutes(const OperatorRoute &route, std::size_t index, const std::vector<OperatorRoute> &others)
{
    const std::string &host = route.hosts[index];
    for (const OperatorRoute &other : others) {
        if (other.id != route.id && std::ranges::find(other.hosts, host) != other.hosts.end()
            && lowerPrefix(other.pathPrefix) == lowerPrefix(route.pathPrefix)) {
            refuseTaken(placeOf(host, route) + " belongs to a route that " + other.owner + " made (" + other.id.value + ").",
                        index);
        }
    }
}

void requireFreeOfServices(const OperatorRoute &route, std::size_t index, const std::vector<ServiceRecord> &services)
{
    const std::string &host = route.hosts[index];
    for (const ServiceRecord &service : services) {
        const auto taken = hostsOf(service.config);
        if (route.pathPrefix.empty() && std::ranges::find(taken, host) != taken.end()) {
            refuseTaken("The domain " + host + " belongs to the service " + service.config.name
                            + "; with a path prefix the route could stand below it.",
                        index);
        }
    }
}

} // namespace

OperatorRoute normalised(OperatorRoute route)
{
    for (std::string &host : route.hosts) {
        const DomainVerdict verdict = checkDomain(host);
        host = verdict.problem.empty() ? verdict.normalised : host;
    }
    while (route.pathPrefix.ends_with('/')) {
        route.pathPrefix.pop_back();
    }
    route.stripsPrefix = route.stripsPrefix && !route.pathPrefix.empty();
    route.target = onlyItsPart(std::move(route.target));
    return route;
}

bool holdsWhole(const OperatorRoute &route, const std::string &host)
{
    return route.pathPrefix.empty() && std::ranges::find(route.hosts, host) != route.hosts.end();
}

void requireNoConflict(const OperatorRoute &route, const std::vector<OperatorRoute> &others,
                       const std::vector<ServiceRecord> &services)
{
    for (std::size_t i = 0; i < route.hosts.size(); ++i) {
        requireFreeOfServices(route, i, services);
        requireFreeOfRoutes(route, i, others);
    }
}

std::string routeHostField(std::size_t index)
{
    return "hosts[" + std::to_string(index) + "]";
}

} // namespace wakedock::core
