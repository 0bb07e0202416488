#include "app/assembly/routes_assembly.h"

#include "backend/core/repositories/i_operator_route_repository.h"

#include <utility>

namespace wakedock::app {

RoutesAssembly::RoutesAssembly(core::RouteDesk desk)
    : m_desk(desk)
    , add(desk)
    , change(desk)
    , remove(desk)
    , list(desk.store, desk.states, desk.caddy)
    , get(list)
{
}

Task<void> RoutesAssembly::start()
{
    auto stored = co_await m_desk.store.read([](core::Repositories &all) { return all.operatorRoutes().list(); });
    std::vector<core::Route> routes;
    for (core::OperatorRoute &route : stored) {
        routes.push_back(core::routeOf(std::move(route)));
    }
    m_desk.caddy.load(std::move(routes));
}

} // namespace wakedock::app
