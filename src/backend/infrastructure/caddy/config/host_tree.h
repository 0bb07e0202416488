#pragma once

#include <nlohmann/json_fwd.hpp>

namespace wakedock::caddy {

/// Routes that match hosts and nothing else, in their order, gathered under the hosts of many of them where there are many,
/// so that a request meets some tens of routes on its way and not all of them (docs/decisions/0024). A request that none of
/// them keeps goes on after the last one.
/// @return routes of a subroute
[[nodiscard]] nlohmann::json routesByHost(nlohmann::json routes);

} // namespace wakedock::caddy
