#pragma once

#include "backend/infrastructure/caddy/config/gate_routes.h"
#include "backend/infrastructure/caddy/config/host_plan.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace wakedock::caddy {

/// Everything of ours in Caddy's configuration has an `@id` that begins like this; what has none is not ours.
inline constexpr std::string_view OwnIdPrefix = "wakedock";
[[nodiscard]] bool isOwnObject(const nlohmann::json &object);

/// Where one route object stands and what of the plan it serves there.
struct Placement {
    std::string server; ///< Its key in `apps/http/servers`.
    std::string objectId;
    bool plain = false; ///< The server has the HTTP port.
    bool encrypted = false; ///< The server has the HTTPS port.
};

/// WakeDock's one route object for one server: its hosts, then a subroute with the services by host, the gate and the
/// errors. Null where the server has nothing to serve: an object without hosts would match every request.
/// @param httpsPort for the redirects
[[nodiscard]] nlohmann::json routeObject(const Placement &placement, const HostPlan &plan, const GateWish &wish,
                                         int httpsPort);

} // namespace wakedock::caddy
