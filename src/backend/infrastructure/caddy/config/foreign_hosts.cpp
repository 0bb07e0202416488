#include "backend/infrastructure/caddy/config/foreign_hosts.h"

#include "backend/infrastructure/caddy/config/json_path.h"
#include "backend/infrastructure/caddy/config/route_object.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <set>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

std::string lowerHost(std::string host)
{
    std::ranges::transform(host, host.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return host;
}

void collectMatched(const json &route, std::set<std::string> &hosts)
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
                hosts.insert(lowerHost(name.get<std::string>()));
            }
        }
    }
}

/// Routes may hide in the handlers of routes, at any depth and under any key.
void collectHosts(const json &node, std::set<std::string> &hosts)
{
    if (!node.is_structured() || isOwnObject(node)) {
        return;
    }
    if (node.is_object()) {
        collectMatched(node, hosts);
    }
    for (const auto &child : node) {
        collectHosts(child, hosts);
    }
}

} // namespace

std::vector<std::string> foreignHostsIn(const json &config)
{
    std::set<std::string> hosts;
    if (const auto *servers = findAt(config, {"apps", "http", "servers"})) {
        collectHosts(*servers, hosts);
    }
    return {hosts.begin(), hosts.end()};
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

bool takesFrom(std::string_view ours, std::string_view foreign)
{
    if (ours == foreign) {
        return true;
    }
    const auto dot = foreign.find('.');
    return ours.starts_with("*.") && dot != std::string_view::npos && foreign.substr(dot) == ours.substr(1);
}

} // namespace wakedock::caddy
