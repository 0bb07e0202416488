#pragma once

#include "backend/infrastructure/caddy/config/gate_routes.h"
#include "backend/infrastructure/caddy/config/host_plan.h"

#include <nlohmann/json_fwd.hpp>

namespace wakedock::caddy {

/// The one route for some hosts of an operator's route: headers, prefix, then what it leads to. It ends there, errors
/// included: what fails in it asks no gate of somebody else.
[[nodiscard]] nlohmann::json ownRoute(const OwnGroup &group, const GateWish &wish);

} // namespace wakedock::caddy
