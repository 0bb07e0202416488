#include "backend/core/use_cases/routes/route_desk.h"

#include "backend/core/domain/rules/route_rules.h"
#include "backend/core/repositories/i_operator_route_repository.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::chrono::seconds routePatience{60};

Error invalidRoute(std::vector<FieldError> problems)
{
    return Error(ErrorCode::Invalid, "invalid_route", "The route cannot be as it is described: " + problems.front().message)
        .withRemedy("Correct the fields that are named.")
        .withFields(std::move(problems));
}

/// By id or name: what people write is kept as the id.
std::string serviceProblem(const StateService &states, ServiceId &service)
{
    auto found = states.find(service);
    if (!found) {
        found = states.findByName(service.value);
    }
    if (!found) {
        return "There is no service " + service.value + ".";
    }
    if (found->record.config.domain.empty()) {
        return "The service " + found->record.config.name
            + " has no domain, so it has no gate a route could lead through; give it one.";
    }
    service = found->record.id;
    return {};
}

/// Caddy's own door would stand open to the world.
std::string doorProblem(const std::string &dial, const std::string &adminUrl)
{
    const auto begin = adminUrl.find("://");
    const auto admin = begin == std::string::npos ? adminUrl : adminUrl.substr(begin + 3);
    return !admin.empty() && dial == admin.substr(0, admin.find('/'))
        ? "That is Caddy's admin API: whoever reaches it can do everything Caddy can."
        : std::string();
}

Task<void> finishRoute(Task<OperatorRoute> work, Completion<OperatorRoute> done)
{
    auto ended = co_await settle(std::move(work));
    if (ended.failure) {
        done.fail(ended.failure);
    } else {
        done.succeed(std::move(*ended.value));
    }
}

} // namespace

OperatorRoute checkedWish(const RouteDesk &desk, OperatorRoute wish)
{
    OperatorRoute route = normalised(std::move(wish));
    auto problems = brokenRules(route);
    const auto add = [&problems](const char *field, std::string problem) {
        if (!problem.empty()) {
            problems.push_back({field, std::move(problem)});
        }
    };
    if (route.target.kind == RouteTargetKind::Service && !route.target.service.isEmpty()) {
        add("target.service", serviceProblem(desk.states, route.target.service));
    }
    if (route.target.kind == RouteTargetKind::Address) {
        add("target.address", doorProblem(route.target.address.dial, desk.caddy.status().adminUrl));
    }
    if (!problems.empty()) {
        throw invalidRoute(std::move(problems));
    }
    return route;
}

Task<void> requireFree(RouteDesk desk, CallContext context, OperatorRoute route)
{
    const auto others = co_await desk.store.read([](Repositories &all) { return all.operatorRoutes().list(); });
    requireNoConflict(route, others, desk.states.claims());
    if (route.isEnabled) {
        co_await desk.caddy.requireNotForeign(std::move(context), route.hosts, &routeHostField);
    }
}

Task<OperatorRoute> readRoute(RouteDesk desk, OperatorRouteId id, std::optional<std::int64_t> expectedVersion)
{
    auto route = co_await desk.store.read([id](Repositories &all) { return all.operatorRoutes().find(id); });
    if (!route && desk.states.find(ServiceId(id.value))) {
        throw Error(ErrorCode::Conflict, "route_read_only", "This route belongs to a service.")
            .withRemedy("Change the service, or the stack it is of: its domain, aliases and TLS make the route.");
    }
    if (!route && id.value.starts_with(ForeignRouteId)) {
        throw Error(ErrorCode::Conflict, "route_read_only", "This route is written in Caddy's own configuration.")
            .withRemedy("Change it there; GET /caddy/routes says at which place.");
    }
    if (!route) {
        throw Error(ErrorCode::NotFound, "route_not_found", "There is no such route.")
            .withRemedy("List the routes; it may have been removed.");
    }
    if (expectedVersion.value_or(route->version) != route->version) {
        throw Error(ErrorCode::PreconditionFailed, "version_changed", "The route was changed by somebody else meanwhile.")
            .withRemedy("Read it again and repeat your change on what is there now.");
    }
    co_return OperatorRoute(*route);
}

Task<RoutePlan> planOf(RouteDesk desk, CallContext context, OperatorRoute route, std::vector<Route> routes)
{
    RoutePlan plan;
    plan.route = std::move(route);
    ProxyConfigView now = co_await desk.configs.view(context, desk.caddy.wished());
    ProxyConfigView then = co_await desk.configs.view(context, std::move(routes));
    plan.hash = then.wished.hash;
    plan.differences = co_await desk.configs.compare(std::move(now.wished), std::move(then.wished));
    co_return RoutePlan(std::move(plan));
}

Task<OperatorRoute> finishAnyway(RouteDesk desk, CallContext context, std::string what,
                                 std::function<Task<OperatorRoute>(CallContext)> work)
{
    context.cancel.throwIfCancelled();
    Completion<OperatorRoute> done;
    desk.scope.start(std::move(what), [context, work, done](CancelToken cancel) {
        CallContext apply = context.withCancel(std::move(cancel));
        apply.deadline = Deadline::in(routePatience);
        return finishRoute(work(std::move(apply)), done);
    });
    co_return co_await done;
}

AuditEntry routeAudit(const CallContext &context, Timestamp at, std::string action, const OperatorRoute &route)
{
    AuditEntry entry;
    entry.at = at;
    entry.actor = context.actor.name;
    entry.address = context.address;
    entry.action = std::move(action);
    entry.target = "route " + route.id.value;
    return entry;
}

std::string routeText(const OperatorRoute &route)
{
    std::string text = (route.hosts.empty() ? std::string() : route.hosts.front()) + route.pathPrefix;
    switch (route.target.kind) {
    case RouteTargetKind::Address:
        text += " to " + route.target.address.dial;
        break;
    case RouteTargetKind::Redirect:
        text += " redirects to " + route.target.redirect.to.substr(0, route.target.redirect.to.find('?'));
        break;
    case RouteTargetKind::Static:
        text += " answers " + std::to_string(route.target.answer.status);
        break;
    case RouteTargetKind::Service:
        text += " to the service " + route.target.service.value;
        break;
    }
    return route.isEnabled ? text : text + ", off";
}

} // namespace wakedock::core
