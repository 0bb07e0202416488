#pragma once

#include "backend/core/domain/operator_route.h"
#include "backend/core/domain/proxy_config.h"

#include <string>
#include <vector>

namespace wakedock::core {

/// Who made a route, and so who can change it.
enum class RouteOrigin { Operator, Service, Stack, Foreign };

/// What ids of hand-written routes begin with; their first host follows.
inline constexpr const char *ForeignRouteId = "foreign:";

/// One route of the proxy, as people see it.
struct RouteView {
    std::string id; ///< Of an operator's route its own, of a service's that service's.
    RouteOrigin origin = RouteOrigin::Operator;
    OperatorRoute route; ///< Of others than operators only hosts and TLS, and the target of services.
    std::string owner; ///< A user; the name of a service; `shop on local`, a stack; a place in Caddy's configuration.
    std::string targetName; ///< Of the service it leads to; empty where there is none, or none any more.
    std::string problem; ///< Why it does not do what it says, as a sentence; empty when it does.

    [[nodiscard]] bool isReadOnly() const { return origin != RouteOrigin::Operator; }
};

/// What adding, changing or removing a route would change in the proxy's configuration.
struct RoutePlan {
    OperatorRoute route; ///< As it would be kept.
    std::vector<ConfigDifference> differences;
    std::string hash; ///< Of the configuration it would be.
};

} // namespace wakedock::core
