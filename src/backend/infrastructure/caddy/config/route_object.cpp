#include "backend/infrastructure/caddy/config/route_object.h"

#include "backend/infrastructure/caddy/config/own_routes.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

json redirectRoute(const std::vector<std::string> &hosts, int httpsPort)
{
    const auto port = httpsPort == 443 ? std::string() : ":" + std::to_string(httpsPort);
    const json location = json::array({"https://{http.request.host}" + port + "{http.request.uri}"});
    return {{"match", json::array({{{"host", hosts}, {"protocol", "http"}}})},
            {"handle",
             json::array({{{"handler", "static_response"}, {"status_code", 308}, {"headers", {{"Location", location}}}}})},
            {"terminal", true}};
}

/// The hosts this placement serves by proxying. A server with both ports serves every host on both: it cannot tell.
std::vector<HostGroup> groupsFor(const Placement &placement, const HostPlan &plan)
{
    auto groups = placement.encrypted ? plan.encrypted : plan.plain;
    if (placement.plain && placement.encrypted) {
        const auto isNew = [&groups](const HostGroup &group) {
            return std::ranges::none_of(groups, [&group](const HostGroup &known) { return known.hosts == group.hosts; });
        };
        std::vector<HostGroup> onlyPlain;
        std::ranges::copy_if(plan.plain, std::back_inserter(onlyPlain), isNew);
        std::ranges::move(onlyPlain, std::back_inserter(groups));
    }
    return groups;
}

/// As groupsFor(), for routes of operators.
std::vector<OwnGroup> ownGroupsFor(const Placement &placement, const HostPlan &plan)
{
    auto groups = placement.encrypted ? plan.ownEncrypted : plan.ownPlain;
    if (!placement.plain || !placement.encrypted) {
        return groups;
    }
    auto both = groups;
    std::ranges::copy_if(plan.ownPlain, std::back_inserter(both), [&groups](const OwnGroup &group) {
        return std::ranges::none_of(groups, [&group](const OwnGroup &known) {
            return known.route.id == group.route.id && known.hosts == group.hosts;
        });
    });
    sortOwn(both);
    return both;
}

template <class Group>
void addHosts(const std::vector<Group> &groups, std::vector<std::string> &into)
{
    for (const auto &group : groups) {
        std::ranges::copy(group.hosts, std::back_inserter(into));
    }
}

void append(json &routes, json more)
{
    for (auto &route : more) {
        routes.push_back(std::move(route));
    }
}

json ownRoutes(const std::vector<OwnGroup> &groups, bool patterns, const GateWish &wish)
{
    json routes = json::array();
    for (const auto &group : groups) {
        if (group.isPattern == patterns) {
            routes.push_back(ownRoute(group, wish));
        }
    }
    return routes;
}

/// Exact names before patterns: what a sleeping service or a prefix leaves open must not go to whom a pattern over its name
/// belongs. Without operators' routes and patterns it is what services alone need.
json servedRoutes(const std::vector<HostGroup> &services, const std::vector<OwnGroup> &own, const GateWish &wish)
{
    std::vector<HostGroup> exact;
    std::vector<HostGroup> patterns;
    for (const auto &group : services) {
        (group.hosts.front().starts_with("*.") ? patterns : exact).push_back(group);
    }
    const bool isLast = patterns.empty() && own.empty();
    json routes = ownRoutes(own, false, wish);
    append(routes, gatedRoutes(exact, wish, isLast));
    append(routes, ownRoutes(own, true, wish));
    append(routes, gatedRoutes(patterns, wish, own.empty()));
    if (!own.empty()) {
        // A host of which only a prefix is served: an empty 200 would be Caddy's own answer for the rest.
        routes.push_back({{"handle", json::array({{{"handler", "static_response"}, {"status_code", 404}}})}});
    }
    return routes;
}

} // namespace

bool isOwnObject(const json &object)
{
    if (!object.is_object()) {
        return false;
    }
    const auto id = object.find("@id");
    return id != object.end() && id->is_string() && id->get_ref<const std::string &>().starts_with(OwnIdPrefix);
}

json routeObject(const Placement &placement, const HostPlan &plan, const GateWish &wish, int httpsPort)
{
    const auto groups = groupsFor(placement, plan);
    const auto own = ownGroupsFor(placement, plan);
    std::vector<std::string> hosts;
    addHosts(groups, hosts);
    addHosts(own, hosts);
    json routes = hosts.empty() ? json::array() : servedRoutes(groups, own, wish);
    if (placement.plain && !plan.redirected.empty()) {
        routes.insert(routes.begin(), redirectRoute(plan.redirected, httpsPort));
        std::ranges::copy(plan.redirected, std::back_inserter(hosts));
    }
    if (hosts.empty()) {
        return nullptr;
    }
    std::ranges::sort(hosts);
    const auto repeated = std::ranges::unique(hosts);
    hosts.erase(repeated.begin(), repeated.end());
    // Moved, not listed: a list in braces copies what it is made of, here a thousand routes at each level.
    json subroute = {{"handler", "subroute"}, {"errors", gateErrors(wish, RequestHost)}};
    subroute["routes"] = std::move(routes);
    json object = {{"@id", placement.objectId}, {"match", json::array({{{"host", hosts}}})}, {"terminal", true}};
    object["handle"] = json::array();
    object["handle"].push_back(std::move(subroute));
    return object;
}

} // namespace wakedock::caddy
