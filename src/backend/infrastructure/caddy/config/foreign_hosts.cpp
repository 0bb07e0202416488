#include "backend/infrastructure/caddy/config/foreign_hosts.h"

#include "backend/infrastructure/caddy/config/json_path.h"
#include "backend/infrastructure/caddy/config/route_object.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <map>
#include <string>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

/// Place by host.
using Found = std::map<std::string, std::string>;

std::string lowerHost(std::string host)
{
    std::ranges::transform(host, host.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return host;
}

void collectMatched(const json &route, const std::string &place, Found &hosts)
{
    const auto matchers = route.find("match");
    if (matchers == route.end() || !matchers->is_array()) {
        return;
    }
    for (const auto &matcher : *matchers) {
        const auto *names = findAt(matcher, {"host"});
        if (names == nullptr || !names->is_array()) {
            continue;
        }
        for (const auto &name : *names) {
            if (name.is_string()) {
                hosts.emplace(lowerHost(name.get<std::string>()), place);
            }
        }
    }
}

/// Routes may hide in the handlers of routes, at any depth and under any key.
void collectHosts(const json &node, const std::string &place, Found &hosts)
{
    if (!node.is_structured() || isOwnObject(node)) {
        return;
    }
    if (node.is_object()) {
        collectMatched(node, place, hosts);
    }
    for (const auto &child : node) {
        collectHosts(child, place, hosts);
    }
}

/// The top-level route, as the admin API counts it: there it can be looked at.
void collectFromServer(const std::string &name, const json &server, Found &hosts)
{
    const auto *routes = findAt(server, {"routes"});
    if (isOwnObject(server) || routes == nullptr || !routes->is_array()) {
        return;
    }
    for (std::size_t i = 0; i < routes->size(); ++i) {
        const std::string place = "route " + std::to_string(i + 1) + " of the server \"" + name
            + "\" (/config/apps/http/servers/" + name + "/routes/" + std::to_string(i) + ")";
        collectHosts((*routes)[i], place, hosts);
    }
}

} // namespace

std::vector<core::ForeignHost> foreignHostsIn(const json &config)
{
    Found found;
    const auto *servers = findAt(config, {"apps", "http", "servers"});
    if (servers != nullptr && servers->is_object()) {
        for (const auto &[name, server] : servers->items()) {
            collectFromServer(name, server, found);
        }
    }
    std::vector<core::ForeignHost> hosts;
    for (const auto &[host, place] : found) {
        hosts.push_back({host, place});
    }
    return hosts;
}

int countForeignRoutes(const json &config)
{
    const auto *servers = findAt(config, {"apps", "http", "servers"});
    if (servers == nullptr || !servers->is_object()) {
        return 0;
    }
    std::ptrdiff_t count = 0;
    for (const auto &server : *servers) {
        const auto *routes = isOwnObject(server) ? nullptr : findAt(server, {"routes"});
        if (routes != nullptr && routes->is_array()) {
            count += std::count_if(routes->begin(), routes->end(), [](const json &route) { return !isOwnObject(route); });
        }
    }
    return static_cast<int>(count);
}

} // namespace wakedock::caddy
