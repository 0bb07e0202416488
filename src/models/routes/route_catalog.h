#pragma once

#include "models/routes/route_actions.h"
#include "models/routes/route_form_model.h"
#include "models/routes/route_list_model.h"

#include <QObject>

namespace wakedock::models {

/// The models of the proxy's routes, made together.
class RouteCatalog : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RouteListModel *list READ list CONSTANT)
    Q_PROPERTY(wakedock::models::RouteActions *actions READ actions CONSTANT)
    Q_PROPERTY(wakedock::models::RouteFormModel *form READ form CONSTANT)

public:
    explicit RouteCatalog(Bridge &bridge, QObject *parent = nullptr);

    RouteListModel *list() { return &m_list; }
    RouteActions *actions() { return &m_actions; }
    RouteFormModel *form() { return &m_form; }

private:
    RouteListModel m_list;
    RouteActions m_actions;
    RouteFormModel m_form;
};

/// Makes them known to QML.
void registerRouteTypes();

} // namespace wakedock::models
