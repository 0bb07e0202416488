#include "backend/core/queries/routes/route_queries.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/domain/rules/stack_routing.h"
#include "backend/core/domain/rules/stack_rules.h"
#include "backend/core/repositories/i_operator_route_repository.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace wakedock::core {

namespace {

std::string problemOf(const OperatorRoute &route, const StateService &states, const std::vector<Route> &wished)
{
    if (!route.isEnabled || route.target.kind != RouteTargetKind::Service) {
        return {};
    }
    if (!states.find(route.target.service)) {
        return "The service it leads to is gone; visitors get 503.";
    }
    const auto isThere = [&route](const Route &other) { return !other.own && other.serviceId == route.target.service; };
    return std::ranges::any_of(wished, isThere) ? std::string()
                                                : "The service it leads to is not deployed to a domain; visitors get 503.";
}

RouteView ownView(OperatorRoute route, const StateService &states, const std::vector<Route> &wished)
{
    RouteView view;
    view.id = route.id.value;
    view.owner = route.owner;
    view.problem = problemOf(route, states, wished);
    if (const auto target = states.find(route.target.service)) {
        view.targetName = target->record.config.name;
    }
    view.route = std::move(route);
    return view;
}

RouteView serviceView(const ServiceRecord &record)
{
    RouteView view;
    view.id = record.id.value;
    const auto stack = stackOfService(record.config);
    view.origin = stack ? RouteOrigin::Stack : RouteOrigin::Service;
    view.owner = stack ? stackIdText(*stack) : record.config.name;
    view.targetName = record.config.name;
    view.route.hosts = hostsOf(record.config);
    view.route.tls = record.config.tls;
    view.route.target.kind = RouteTargetKind::Service;
    view.route.target.service = record.id;
    view.route.owner = record.owner;
    view.route.createdAt = record.createdAt;
    view.route.updatedAt = record.updatedAt;
    return view;
}

/// Hosts of one place are one route.
std::vector<RouteView> foreignViews(const std::vector<ForeignHost> &hosts)
{
    std::map<std::string, RouteView> byPlace;
    for (const ForeignHost &host : hosts) {
        RouteView &view = byPlace[host.place];
        if (view.route.hosts.empty()) {
            view.id = ForeignRouteId + host.host;
            view.origin = RouteOrigin::Foreign;
            view.owner = host.place;
        }
        view.route.hosts.push_back(host.host);
    }
    std::vector<RouteView> views;
    for (auto &[place, view] : byPlace) {
        views.push_back(std::move(view));
    }
    return views;
}

} // namespace

ListRoutes::ListRoutes(IStore &store, const StateService &states, CaddyService &caddy)
    : m_store(store)
    , m_states(states)
    , m_caddy(caddy)
{
}

Task<std::vector<RouteView>> ListRoutes::execute(CallContext context)
{
    requirePermission(context.actor, permission::CaddyRead);
    auto own = co_await m_store.read([](Repositories &all) { return all.operatorRoutes().list(); });
    std::vector<RouteView> views = foreignViews(co_await m_caddy.foreignHosts(std::move(context)));
    const auto wished = m_caddy.wished();
    for (OperatorRoute &route : own) {
        views.push_back(ownView(std::move(route), m_states, wished));
    }
    for (const Route &route : wished) {
        if (!route.own && m_states.find(route.serviceId)) {
            views.push_back(serviceView(m_states.inForce(route.serviceId)));
        }
    }
    std::ranges::sort(views, {}, [](const RouteView &view) {
        return std::tuple(view.route.hosts.empty() ? std::string() : view.route.hosts.front(), view.route.pathPrefix,
                          view.id);
    });
    co_return std::vector<RouteView>(std::move(views));
}

bool ListRoutes::showsSecrets(const CallContext &context)
{
    return allows(context.actor.role, permission::CaddyManage);
}

Task<RouteView> GetRoute::execute(CallContext context, std::string id)
{
    auto views = co_await m_list.execute(std::move(context));
    const auto found = std::ranges::find(views, id, &RouteView::id);
    if (found == views.end()) {
        throw Error(ErrorCode::NotFound, "route_not_found", "There is no such route.")
            .withRemedy("List the routes; it may have been removed.");
    }
    co_return RouteView(std::move(*found));
}

} // namespace wakedock::core
