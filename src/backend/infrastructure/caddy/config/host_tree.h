#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace wakedock::caddy {

/// A route without a matcher, and the hosts it is for.
struct HostRoute {
    std::vector<std::string> hosts;
    nlohmann::json route;
};

/// The same routes in the same order, each behind its hosts, gathered under the hosts of several of them, so that a request
/// meets some tens of routes on its way and not all of them (docs/decisions/0024). A request that no route keeps goes on
/// after the last one.
/// @return routes of a subroute
[[nodiscard]] nlohmann::json routesByHost(std::vector<HostRoute> routes);

} // namespace wakedock::caddy
