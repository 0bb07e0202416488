#pragma once

#include "models/caddy/caddy_catalog.h"
#include "models/caddy/proxy_metrics_model.h"
#include "models/certificates/certificate_catalog.h"
#include "models/docker/docker_catalog.h"
#include "models/hosts/host_catalog.h"
#include "models/notifications/notification_model.h"
#include "models/operations/operation_list_model.h"
#include "models/operations/progress_model.h"
#include "models/registries/registry_catalog.h"
#include "models/routes/route_catalog.h"
#include "models/services/deploy_form_model.h"
#include "models/services/loading_page_model.h"
#include "models/services/plan_model.h"
#include "models/services/service_actions.h"
#include "models/services/service_detail_model.h"
#include "models/services/service_filter_model.h"
#include "models/services/service_list_model.h"
#include "models/services/service_updates_model.h"
#include "models/services/sleep_settings_model.h"
#include "models/sleep/sleep_catalog.h"
#include "models/stacks/stack_catalog.h"
#include "models/system/doctor_model.h"
#include "models/system/system_model.h"
#include "models/terminal/terminal_tabs_model.h"

#include <QObject>

namespace wakedock::models {

/// Every view model of the window, each made when it is first asked for: a page nobody opened costs nothing.
class ModelCatalog : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::ServiceListModel *services READ services CONSTANT)
    Q_PROPERTY(wakedock::models::ServiceFilterModel *shownServices READ shownServices CONSTANT)
    Q_PROPERTY(wakedock::models::ServiceDetailModel *serviceDetail READ serviceDetail CONSTANT)
    Q_PROPERTY(wakedock::models::SleepSettingsModel *sleepSettings READ sleepSettings CONSTANT)
    Q_PROPERTY(wakedock::models::ServiceUpdatesModel *serviceUpdates READ serviceUpdates CONSTANT)
    Q_PROPERTY(wakedock::models::ServiceActions *actions READ actions CONSTANT)
    Q_PROPERTY(wakedock::models::DeployFormModel *deployForm READ deployForm CONSTANT)
    Q_PROPERTY(wakedock::models::LoadingPageModel *loadingPage READ loadingPage CONSTANT)
    Q_PROPERTY(wakedock::models::PlanModel *plan READ plan CONSTANT)
    Q_PROPERTY(wakedock::models::OperationListModel *operations READ operations CONSTANT)
    Q_PROPERTY(wakedock::models::ProgressModel *progress READ progress CONSTANT)
    Q_PROPERTY(wakedock::models::DockerCatalog *docker READ docker CONSTANT)
    Q_PROPERTY(wakedock::models::CaddyCatalog *caddy READ caddy CONSTANT)
    Q_PROPERTY(wakedock::models::HostCatalog *hosts READ hosts CONSTANT)
    Q_PROPERTY(wakedock::models::StackCatalog *stacks READ stacks CONSTANT)
    Q_PROPERTY(wakedock::models::RegistryCatalog *registries READ registries CONSTANT)
    Q_PROPERTY(wakedock::models::CertificateCatalog *certificates READ certificates CONSTANT)
    Q_PROPERTY(wakedock::models::RouteCatalog *routes READ routes CONSTANT)
    Q_PROPERTY(wakedock::models::SleepCatalog *sleep READ sleep CONSTANT)
    Q_PROPERTY(wakedock::models::SystemModel *system READ system CONSTANT)
    Q_PROPERTY(wakedock::models::DoctorModel *doctor READ doctor CONSTANT)
    Q_PROPERTY(wakedock::models::ProxyMetricsModel *proxyMetrics READ proxyMetrics CONSTANT)
    Q_PROPERTY(wakedock::models::TerminalTabsModel *terminals READ terminals CONSTANT)
    Q_PROPERTY(wakedock::models::NotificationModel *notifications READ notifications CONSTANT)

public:
    explicit ModelCatalog(Bridge &bridge, QObject *parent = nullptr) : QObject(parent), m_bridge(bridge) { }

    ServiceListModel *services();
    ServiceFilterModel *shownServices();
    ServiceDetailModel *serviceDetail();
    SleepSettingsModel *sleepSettings();
    ServiceUpdatesModel *serviceUpdates();
    ServiceActions *actions() { return made(m_actions); }
    DeployFormModel *deployForm() { return made(m_deployForm); }
    LoadingPageModel *loadingPage();
    PlanModel *plan() { return made(m_plan); }
    OperationListModel *operations() { return made(m_operations); }
    ProgressModel *progress() { return made(m_progress); }
    DockerCatalog *docker();
    CaddyCatalog *caddy() { return made(m_caddy); }
    HostCatalog *hosts() { return made(m_hosts); }
    StackCatalog *stacks();
    RegistryCatalog *registries() { return made(m_registries); }
    CertificateCatalog *certificates() { return made(m_certificates); }
    RouteCatalog *routes() { return made(m_routes); }
    SleepCatalog *sleep();
    SystemModel *system() { return made(m_system); }
    DoctorModel *doctor() { return made(m_doctor); }
    ProxyMetricsModel *proxyMetrics() { return made(m_proxyMetrics); }
    TerminalTabsModel *terminals() { return made(m_terminals); }
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
    SleepSettingsModel *m_sleepSettings = nullptr;
    ServiceUpdatesModel *m_serviceUpdates = nullptr;
    ServiceActions *m_actions = nullptr;
    DeployFormModel *m_deployForm = nullptr;
    LoadingPageModel *m_loadingPage = nullptr;
    PlanModel *m_plan = nullptr;
    OperationListModel *m_operations = nullptr;
    ProgressModel *m_progress = nullptr;
    DockerCatalog *m_docker = nullptr;
    CaddyCatalog *m_caddy = nullptr;
    HostCatalog *m_hosts = nullptr;
    StackCatalog *m_stacks = nullptr;
    RegistryCatalog *m_registries = nullptr;
    CertificateCatalog *m_certificates = nullptr;
    RouteCatalog *m_routes = nullptr;
    SleepCatalog *m_sleep = nullptr;
    SystemModel *m_system = nullptr;
    DoctorModel *m_doctor = nullptr;
    ProxyMetricsModel *m_proxyMetrics = nullptr;
    TerminalTabsModel *m_terminals = nullptr;
    NotificationModel *m_notifications = nullptr;
};

/// Makes the models, their words and the drawn items known to QML as `WakeDock.Models`. Once per process.
void registerModelTypes();

} // namespace wakedock::models
