#pragma once

#include "models/common/action_runner.h"
#include "models/routes/route_list_model.h"

namespace wakedock::models {

/// What the operator does with a click to a route.
class RouteActions : public ActionRunner
{
    Q_OBJECT

public:
    RouteActions(Bridge &bridge, RouteListModel &routes, QObject *parent = nullptr);

    /// The dialog that calls it named it.
    Q_INVOKABLE void remove(const QString &routeId);
};

} // namespace wakedock::models
