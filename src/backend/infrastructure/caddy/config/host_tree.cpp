#include "backend/infrastructure/caddy/config/host_tree.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <utility>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

/// Routes of one subroute. Caddy builds the chain of a subroute anew for each request, as long as it is, and looks at the
/// routes one after the other: measured best between 6 and 16.
constexpr std::size_t Branches = 10;

json behind(std::vector<std::string> hosts, json route)
{
    json matcher = json::object();
    matcher["host"] = std::move(hosts);
    route["match"] = json::array();
    route["match"].push_back(std::move(matcher));
    return route;
}

/// How many routes a branch holds, for as few levels as possible.
std::size_t branchSize(std::size_t count)
{
    std::size_t whole = 1;
    while (whole * Branches < count) {
        whole *= Branches;
    }
    const auto branches = (count + whole - 1) / whole;
    return (count + branches - 1) / branches;
}

json treeOf(std::span<HostRoute> routes);

json branchOf(std::span<HostRoute> routes)
{
    std::vector<std::string> hosts;
    for (const auto &one : routes) {
        std::ranges::copy(one.hosts, std::back_inserter(hosts));
    }
    json subroute = {{"handler", "subroute"}};
    subroute["routes"] = treeOf(routes);
    json route = json::object();
    route["handle"] = json::array();
    route["handle"].push_back(std::move(subroute));
    return behind(std::move(hosts), std::move(route));
}

json treeOf(std::span<HostRoute> routes)
{
    json tree = json::array();
    const auto size = branchSize(routes.size());
    for (std::size_t first = 0; first < routes.size(); first += size) {
        const auto part = routes.subspan(first, std::min(size, routes.size() - first));
        tree.push_back(part.size() == 1 ? behind(std::move(part.front().hosts), std::move(part.front().route))
                                        : branchOf(part));
    }
    return tree;
}

} // namespace

json routesByHost(std::vector<HostRoute> routes)
{
    return treeOf(routes);
}

} // namespace wakedock::caddy
