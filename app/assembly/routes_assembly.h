#pragma once

#include "backend/core/queries/routes/route_queries.h"
#include "backend/core/use_cases/routes/change_routes.h"

namespace wakedock::app {

/// The routes that operators make, beside those of services. Backend thread.
class RoutesAssembly
{
public:
    explicit RoutesAssembly(core::RouteDesk desk);
    /// Has them wished; before Caddy is followed.
    Task<void> start();

private:
    core::RouteDesk m_desk;

public:
    core::AddRoute add;
    core::ChangeRoute change;
    core::RemoveRoute remove;
    core::ListRoutes list;
    core::GetRoute get;
};

} // namespace wakedock::app
