#pragma once

#include "backend/core/use_cases/routes/route_desk.h"

namespace wakedock::core {

/// Makes a route of the operator's and puts it in force: in Caddy first, then in the database, so that what is answered
/// with success is served. Needs `caddy:manage`.
class AddRoute
{
public:
    explicit AddRoute(RouteDesk desk);
    /// @throws Error Invalid (`invalid_route`, `proxy_refused`), Conflict (`domain_taken`), Unavailable
    /// (`proxy_unreachable`), Timeout, Forbidden; nothing was changed then
    Task<OperatorRoute> execute(CallContext context, OperatorRoute wish);
    /// The same checks, and what would change; changes nothing.
    Task<RoutePlan> plan(CallContext context, OperatorRoute wish);

private:
    RouteDesk m_desk;
};

/// Changes one. Needs `caddy:manage`.
class ChangeRoute
{
public:
    explicit ChangeRoute(RouteDesk desk);
    /// @throws Error as AddRoute, and NotFound, PreconditionFailed (`version_changed`), Conflict (`route_read_only`)
    Task<OperatorRoute> execute(CallContext context, RouteRequest request);
    Task<RoutePlan> plan(CallContext context, RouteRequest request);

private:
    RouteDesk m_desk;
};

/// Takes one away; also while Caddy is away: then with the next push. Needs `caddy:manage`.
class RemoveRoute
{
public:
    explicit RemoveRoute(RouteDesk desk);
    /// @throws Error NotFound, PreconditionFailed (`version_changed`), Conflict (`route_read_only`), Forbidden
    Task<void> execute(CallContext context, OperatorRouteId id, std::optional<std::int64_t> expectedVersion);
    Task<RoutePlan> plan(CallContext context, OperatorRouteId id);

private:
    RouteDesk m_desk;
};

} // namespace wakedock::core
