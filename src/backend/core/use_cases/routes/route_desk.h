#pragma once

#include "backend/core/domain/audit_entry.h"
#include "backend/core/domain/call_context.h"
#include "backend/core/domain/route_view.h"
#include "backend/core/operations/operation_runner.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_proxy_configs.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/caddy_service.h"
#include "backend/core/services/state_service.h"
#include "backend/core/use_cases/routes/route_requests.h"
#include "backend/shared/async/task.h"
#include "backend/shared/async/task_scope.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// The tools every use case on routes of operators works with; made once, by the composition root.
struct RouteDesk {
    CaddyService &caddy;
    IProxyConfigs &configs;
    StateService &states;
    OperationRunner &runner;
    IStore &store;
    IClock &clock;
    TaskScope &scope; ///< Whoever asks may leave while a route is put in force; that is finished all the same.
};

// What adding, changing and removing have in common.

/// Normalised, its rules kept, its service there. @throws Error Invalid (`invalid_route`) naming the fields
[[nodiscard]] OperatorRoute checkedWish(const RouteDesk &desk, OperatorRoute wish);

/// Hosts and prefixes are free: of services, of other routes, of what is written in Caddy by hand. Hold creation.
/// @throws Error Conflict (`domain_taken`)
Task<void> requireFree(RouteDesk desk, CallContext context, OperatorRoute route);

/// @throws Error NotFound (`route_not_found`), PreconditionFailed (`version_changed`), Conflict (`route_read_only`) for
/// routes that are not an operator's
Task<OperatorRoute> readRoute(RouteDesk desk, OperatorRouteId id, std::optional<std::int64_t> expectedVersion);

/// What would change from what is wished now to these routes. @throws Error Unavailable (`proxy_unreachable`), Timeout
Task<RoutePlan> planOf(RouteDesk desk, CallContext context, OperatorRoute route, std::vector<Route> routes);

/// Runs to its end even if whoever asked leaves.
Task<OperatorRoute> finishAnyway(RouteDesk desk, CallContext context, std::string what,
                                 std::function<Task<OperatorRoute>(CallContext)> work);

/// By whoever calls, about the route.
[[nodiscard]] AuditEntry routeAudit(const CallContext &context, Timestamp at, std::string action,
                                    const OperatorRoute &route);

/// `shop.example.org/api to 10.0.0.2:80`: nothing secret, no header.
[[nodiscard]] std::string routeText(const OperatorRoute &route);

} // namespace wakedock::core
