#include "backend/infrastructure/caddy/config/route_object.h"

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

std::vector<std::string> hostsOf(const std::vector<HostGroup> &groups)
{
    std::vector<std::string> hosts;
    for (const auto &group : groups) {
        std::ranges::copy(group.hosts, std::back_inserter(hosts));
    }
    return hosts;
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
    auto hosts = hostsOf(groups);
    json routes = groups.empty() ? json::array() : gatedRoutes(groups, wish);
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
    json subroute = {{"handler", "subroute"}, {"errors", gateErrors(wish)}};
    subroute["routes"] = std::move(routes);
    json object = {{"@id", placement.objectId}, {"match", json::array({{{"host", hosts}}})}, {"terminal", true}};
    object["handle"] = json::array();
    object["handle"].push_back(std::move(subroute));
    return object;
}

} // namespace wakedock::caddy
