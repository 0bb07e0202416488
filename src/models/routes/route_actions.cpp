#include "models/routes/route_actions.h"

#include <utility>

namespace wakedock::models {

RouteActions::RouteActions(Bridge &bridge, RouteListModel &routes, QObject *parent) : ActionRunner(bridge, parent)
{
    connect(this, &ActionRunner::busyChanged, &routes,
            [this, &routes](const QString &key) { routes.setBusy(key.toStdString(), isBusy(key)); });
    connect(this, &ActionRunner::done, &routes, &RouteListModel::reload);
}

void RouteActions::remove(const QString &routeId)
{
    run(routeId,
        [id = core::OperatorRouteId(routeId.toStdString())](const WindowUseCases &doors, core::CallContext context) {
            return finished(doors.routes.remove(std::move(context), id));
        });
}

} // namespace wakedock::models
