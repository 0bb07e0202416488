#include "models/routes/route_catalog.h"

#include "models/common/register_model.h"

namespace wakedock::models {

RouteCatalog::RouteCatalog(Bridge &bridge, QObject *parent)
    : QObject(parent)
    , m_list(bridge)
    , m_actions(bridge, m_list)
    , m_form(bridge, m_list)
{
}

void registerRouteTypes()
{
    registerModel<RouteCatalog>("RouteCatalog");
    registerModel<RouteListModel>("RouteListModel");
    registerModel<RouteActions>("RouteActions");
    registerModel<RouteFormModel>("RouteFormModel");
}

} // namespace wakedock::models
