#include "backend/infrastructure/caddy/config/host_tree.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

/// With no more routes than these a list is as quick: Caddy builds the chain of a subroute anew for each request, as long as
/// it is, and looks at its routes one after the other.
constexpr std::size_t Few = 10;

/// How many routes stand behind the hosts of one branch. Two levels and never three, whatever their number: Caddy reads
/// what is in a subroute anew at each level when it loads it.
std::size_t branchSize(std::size_t count)
{
    const auto asManyAsBranches = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(count))));
    return std::max(Few, asManyAsBranches);
}

/// Takes these routes out of `routes`.
json branchOf(json &routes, std::size_t first, std::size_t end)
{
    json hosts = json::array();
    json inner = json::array();
    for (std::size_t at = first; at < end; ++at) {
        const auto &names = routes[at]["match"][0]["host"];
        hosts.insert(hosts.end(), names.begin(), names.end());
        inner.push_back(std::move(routes[at]));
    }
    // Moved, not listed: a list in braces copies what it is made of.
    json branch = json::object();
    branch["match"][0]["host"] = std::move(hosts);
    branch["handle"][0]["handler"] = "subroute";
    branch["handle"][0]["routes"] = std::move(inner);
    return branch;
}

} // namespace

json routesByHost(json routes)
{
    if (routes.size() <= Few) {
        return routes;
    }
    json tree = json::array();
    const auto size = branchSize(routes.size());
    for (std::size_t first = 0; first < routes.size(); first += size) {
        tree.push_back(branchOf(routes, first, std::min(first + size, routes.size())));
    }
    return tree;
}

} // namespace wakedock::caddy
