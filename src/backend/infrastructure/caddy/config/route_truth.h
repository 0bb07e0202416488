#pragma once

#include "backend/core/domain/proxy_surroundings.h"
#include "backend/core/domain/route.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <vector>

namespace wakedock::caddy {

/// Of each service, what of WakeDock's objects in a configuration is about its hosts, as a short hash: its routes, wherever
/// they stand, and that its hosts are in the lists of the object and of what all share. Compared between the live and the
/// wished configuration.
[[nodiscard]] std::map<core::ServiceId, core::RouteTruth>
routeTruths(const nlohmann::json &live, const nlohmann::json &wished, const std::vector<core::Route> &routes);

} // namespace wakedock::caddy
