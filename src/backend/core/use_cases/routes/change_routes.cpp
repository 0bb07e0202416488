#include "backend/core/use_cases/routes/change_routes.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/repositories/i_operator_route_repository.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/uuid.h"

#include <utility>

namespace wakedock::core {

namespace {

OperatorRoute newRoute(const RouteDesk &desk, const CallContext &context, OperatorRoute wish)
{
    OperatorRoute route = checkedWish(desk, std::move(wish));
    route.id = OperatorRouteId(makeUuid());
    route.version = 0;
    route.owner = context.actor.name;
    route.createdAt = route.updatedAt = desk.clock.now();
    return route;
}

OperatorRoute changedRoute(const RouteDesk &desk, const OperatorRoute &before, OperatorRoute wish)
{
    OperatorRoute route = checkedWish(desk, std::move(wish));
    route.id = before.id;
    route.version = before.version;
    route.owner = before.owner;
    route.createdAt = before.createdAt;
    route.updatedAt = desk.clock.now();
    return route;
}

Task<void> takeBack(RouteDesk desk, CallContext context, std::optional<OperatorRoute> before, OperatorRouteId id)
{
    // The caller's own failure is what counts; where this fails too, the next start puts right what Caddy has.
    const auto undone = before ? co_await settle(desk.caddy.putBack(context, routeOf(*before)))
                               : co_await settle(desk.caddy.withdraw(context, id));
    static_cast<void>(undone);
}

/// A refused push has changed nothing; one that nobody waits for any more may still come about.
Task<void> takeBackUnanswered(RouteDesk desk, CallContext context, std::optional<OperatorRoute> before, OperatorRouteId id,
                              std::exception_ptr failure)
{
    if (asError(failure).code() == ErrorCode::Cancelled) {
        co_await takeBack(desk, std::move(context), std::move(before), std::move(id));
    }
}

Task<OperatorRoute> addRoute(RouteDesk desk, CallContext context, OperatorRoute wish)
{
    // Held until the route is known to everyone: two at once cannot both find a host free, services included.
    const auto creation = co_await desk.runner.enterCreation(context.cancel);
    const OperatorRoute route = newRoute(desk, context, std::move(wish));
    co_await requireFree(desk, context, route);
    const auto published = co_await settle(desk.caddy.publish(context, routeOf(route)));
    if (published.failure) {
        co_await takeBackUnanswered(desk, context, std::nullopt, route.id, published.failure);
        std::rethrow_exception(published.failure);
    }
    auto store = [context, route](Repositories &all) {
        AuditEntry entry = routeAudit(context, route.createdAt, "route.add", route);
        entry.after = routeText(route);
        all.audit().append(std::move(entry));
        return all.operatorRoutes().create(route);
    };
    auto stored = co_await settle(desk.store.write(std::move(store)));
    if (stored.failure) {
        co_await takeBack(desk, context, std::nullopt, route.id);
        std::rethrow_exception(stored.failure);
    }
    co_return OperatorRoute(*stored.value);
}

Task<OperatorRoute> changeRoute(RouteDesk desk, CallContext context, RouteRequest request)
{
    const auto creation = co_await desk.runner.enterCreation(context.cancel);
    const OperatorRoute before = co_await readRoute(desk, request.id, request.expectedVersion);
    const OperatorRoute after = changedRoute(desk, before, request.wish);
    co_await requireFree(desk, context, after);
    const auto published = co_await settle(desk.caddy.publish(context, routeOf(after)));
    if (published.failure) {
        co_await takeBackUnanswered(desk, context, before, before.id, published.failure);
        std::rethrow_exception(published.failure);
    }
    auto store = [context, before, after](Repositories &all) {
        AuditEntry entry = routeAudit(context, after.updatedAt, "route.change", after);
        entry.before = routeText(before);
        entry.after = routeText(after);
        all.audit().append(std::move(entry));
        return all.operatorRoutes().update(after);
    };
    auto stored = co_await settle(desk.store.write(std::move(store)));
    if (stored.failure) {
        co_await takeBack(desk, context, before, before.id);
        std::rethrow_exception(stored.failure);
    }
    co_return OperatorRoute(*stored.value);
}

Task<OperatorRoute> removeRoute(RouteDesk desk, CallContext context, RouteRequest request)
{
    const auto creation = co_await desk.runner.enterCreation(context.cancel);
    const OperatorRoute route = co_await readRoute(desk, request.id, request.expectedVersion);
    auto remove = [context, route, at = desk.clock.now()](Repositories &all) {
        AuditEntry entry = routeAudit(context, at, "route.remove", route);
        entry.before = routeText(route);
        all.audit().append(std::move(entry));
        all.operatorRoutes().remove(route.id);
    };
    co_await desk.store.write(std::move(remove));
    // It is no longer wished, whatever Caddy says now: it goes with the next push.
    const auto withdrawn = co_await settle(desk.caddy.withdraw(context, route.id));
    context.cancel.throwIfCancelled();
    static_cast<void>(withdrawn);
    co_return OperatorRoute(route);
}

} // namespace

AddRoute::AddRoute(RouteDesk desk) : m_desk(desk) { }

Task<OperatorRoute> AddRoute::execute(CallContext context, OperatorRoute wish)
{
    requirePermission(context.actor, permission::CaddyManage);
    const RouteDesk desk = m_desk;
    static_cast<void>(checkedWish(desk, wish));
    co_return co_await finishAnyway(desk, std::move(context), "adding a route",
                                    [desk, wish](CallContext own) { return addRoute(desk, std::move(own), wish); });
}

Task<RoutePlan> AddRoute::plan(CallContext context, OperatorRoute wish)
{
    requirePermission(context.actor, permission::CaddyManage);
    const RouteDesk desk = m_desk;
    const OperatorRoute route = newRoute(desk, context, std::move(wish));
    co_await requireFree(desk, context, route);
    co_return co_await planOf(desk, context, route, desk.caddy.wishedWith(routeOf(route)));
}

ChangeRoute::ChangeRoute(RouteDesk desk) : m_desk(desk) { }

Task<OperatorRoute> ChangeRoute::execute(CallContext context, RouteRequest request)
{
    requirePermission(context.actor, permission::CaddyManage);
    const RouteDesk desk = m_desk;
    co_return co_await finishAnyway(desk, std::move(context), "changing a route",
                                    [desk, request](CallContext own) { return changeRoute(desk, std::move(own), request); });
}

Task<RoutePlan> ChangeRoute::plan(CallContext context, RouteRequest request)
{
    requirePermission(context.actor, permission::CaddyManage);
    const RouteDesk desk = m_desk;
    const OperatorRoute before = co_await readRoute(desk, request.id, request.expectedVersion);
    const OperatorRoute after = changedRoute(desk, before, std::move(request.wish));
    co_await requireFree(desk, context, after);
    co_return co_await planOf(desk, context, after, desk.caddy.wishedWith(routeOf(after)));
}

RemoveRoute::RemoveRoute(RouteDesk desk) : m_desk(desk) { }

Task<void> RemoveRoute::execute(CallContext context, OperatorRouteId id, std::optional<std::int64_t> expectedVersion)
{
    requirePermission(context.actor, permission::CaddyManage);
    const RouteDesk desk = m_desk;
    RouteRequest request;
    request.id = std::move(id);
    request.expectedVersion = expectedVersion;
    co_await finishAnyway(desk, std::move(context), "removing a route",
                          [desk, request](CallContext own) { return removeRoute(desk, std::move(own), request); });
}

Task<RoutePlan> RemoveRoute::plan(CallContext context, OperatorRouteId id)
{
    requirePermission(context.actor, permission::CaddyManage);
    const RouteDesk desk = m_desk;
    const OperatorRoute route = co_await readRoute(desk, std::move(id), std::nullopt);
    co_return co_await planOf(desk, context, route, desk.caddy.wishedWithout(route.id));
}

} // namespace wakedock::core
