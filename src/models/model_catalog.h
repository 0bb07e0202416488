#pragma once

#include "models/notifications/notification_model.h"
#include "models/operations/operation_list_model.h"
#include "models/operations/progress_model.h"
#include "models/services/deploy_form_model.h"
#include "models/services/service_actions.h"
#include "models/services/service_detail_model.h"
#include "models/services/service_filter_model.h"
#include "models/services/service_list_model.h"
#include "models/system/system_model.h"

#include <QObject>

namespace wakedock::models {

/// Every view model of the window, each made when it is first asked for: a page nobody opened costs nothing.
class ModelCatalog : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::ServiceListModel *services READ services CONSTANT)
    Q_PROPERTY(wakedock::models::ServiceFilterModel *shownServices READ shownServices CONSTANT)
    Q_PROPERTY(wakedock::models::ServiceDetailModel *serviceDetail READ serviceDetail CONSTANT)
    Q_PROPERTY(wakedock::models::ServiceActions *actions READ actions CONSTANT)
    Q_PROPERTY(wakedock::models::DeployFormModel *deployForm READ deployForm CONSTANT)
    Q_PROPERTY(wakedock::models::OperationListModel *operations READ operations CONSTANT)
    Q_PROPERTY(wakedock::models::ProgressModel *progress READ progress CONSTANT)
    Q_PROPERTY(wakedock::models::SystemModel *system READ system CONSTANT)
    Q_PROPERTY(wakedock::models::NotificationModel *notifications READ notifications CONSTANT)

public:
    explicit ModelCatalog(Bridge &bridge, QObject *parent = nullptr) : QObject(parent), m_bridge(bridge) { }

    ServiceListModel *services() { return made(m_services); }
    ServiceFilterModel *shownServices();
    ServiceDetailModel *serviceDetail();
    ServiceActions *actions() { return made(m_actions); }
    DeployFormModel *deployForm() { return made(m_deployForm); }
    OperationListModel *operations() { return made(m_operations); }
    ProgressModel *progress() { return made(m_progress); }
    SystemModel *system() { return made(m_system); }
    NotificationModel *notifications() { return made(m_notifications); }

private:
    template <class Model>
    Model *made(Model *&model)
    {
        if (!model) {
            model = new Model(m_bridge, this);
        }
        return model;
    }

    Bridge &m_bridge;
    ServiceListModel *m_services = nullptr;
    ServiceFilterModel *m_shownServices = nullptr;
    ServiceDetailModel *m_serviceDetail = nullptr;
    ServiceActions *m_actions = nullptr;
    DeployFormModel *m_deployForm = nullptr;
    OperationListModel *m_operations = nullptr;
    ProgressModel *m_progress = nullptr;
    SystemModel *m_system = nullptr;
    NotificationModel *m_notifications = nullptr;
};

/// Makes the models, their words and the drawn items known to QML as `WakeDock.Models`. Once per process.
void registerModelTypes();

} // namespace wakedock::models
