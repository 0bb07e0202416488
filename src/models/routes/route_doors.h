#pragma once

#include "backend/core/domain/route_view.h"
#include "backend/core/use_cases/routes/route_requests.h"
#include "models/common/door.h"

#include <vector>

namespace wakedock::models {

/// What the window may ask of the proxy's routes. All must be set.
struct RouteDoors {
    CoreDoor<std::vector<core::RouteView>> list; ///< By first host.
    CoreDoor<core::RoutePlan, core::OperatorRoute> planNew; ///< What adding it would change.
    CoreDoor<core::RoutePlan, core::RouteRequest> planChange;
    CoreDoor<core::OperatorRoute, core::OperatorRoute> add;
    CoreDoor<core::OperatorRoute, core::RouteRequest> change;
    CoreDoor<void, core::OperatorRouteId> remove;
};

} // namespace wakedock::models
