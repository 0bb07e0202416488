#include "models/model_catalog.h"

#include "models/common/register_model.h"
#include "models/items/icon_item.h"
#include "models/items/sparkline_item.h"
#include "models/items/terminal_item.h"

namespace wakedock::models {

ServiceListModel *ModelCatalog::services()
{
    if (!m_services) {
        made(m_services)->nameHosts(*hosts()->list());
    }
    return m_services;
}

ServiceFilterModel *ModelCatalog::shownServices()
{
    if (!m_shownServices) {
        m_shownServices = new ServiceFilterModel(*services(), this);
    }
    return m_shownServices;
}

ServiceDetailModel *ModelCatalog::serviceDetail()
{
    if (!m_serviceDetail) {
        m_serviceDetail = new ServiceDetailModel(m_bridge, *services(), this);
    }
    return m_serviceDetail;
}

SleepSettingsModel *ModelCatalog::sleepSettings()
{
    if (!m_sleepSettings) {
        m_sleepSettings = new SleepSettingsModel(m_bridge, *services(), this);
    }
    return m_sleepSettings;
}

ServiceUpdatesModel *ModelCatalog::serviceUpdates()
{
    if (!m_serviceUpdates) {
        m_serviceUpdates = new ServiceUpdatesModel(m_bridge, *services(), *hosts()->list(), this);
    }
    return m_serviceUpdates;
}

LoadingPageModel *ModelCatalog::loadingPage()
{
    if (!m_loadingPage) {
        m_loadingPage = new LoadingPageModel(m_bridge, *services(), this);
    }
    return m_loadingPage;
}

DockerCatalog *ModelCatalog::docker()
{
    if (!m_docker) {
        m_docker = new DockerCatalog(m_bridge, *hosts()->choice(), this);
    }
    return m_docker;
}

StackCatalog *ModelCatalog::stacks()
{
    if (!m_stacks) {
        m_stacks = new StackCatalog(m_bridge, *hosts()->list(), *operations(), this);
    }
    return m_stacks;
}

SleepCatalog *ModelCatalog::sleep()
{
    if (!m_sleep) {
        m_sleep = new SleepCatalog(m_bridge, *services(), this);
    }
    return m_sleep;
}

void registerModelTypes()
{
    constexpr const char *module = "WakeDock.Models";
    const QString noObject = QStringLiteral("Holds words only.");
    qmlRegisterUncreatableMetaObject(staticMetaObject, module, 1, 0, "Words", noObject);
    qRegisterMetaType<ErrorText>();
    qmlRegisterType<IconItem>(module, 1, 0, "Icon");
    qmlRegisterType<SparklineItem>(module, 1, 0, "Sparkline");
    qmlRegisterType<TerminalItem>(module, 1, 0, "TerminalScreen");
    registerModel<ModelCatalog>("ModelCatalog");
    registerModel<ServiceListModel>("ServiceListModel");
    registerModel<ServiceFilterModel>("ServiceFilterModel");
    registerModel<ServiceDetailModel>("ServiceDetailModel");
    registerModel<DeploymentListModel>("DeploymentListModel");
    registerModel<ServiceActions>("ServiceActions");
    registerModel<SleepSettingsModel>("SleepSettingsModel");
    registerModel<ServiceUpdatesModel>("ServiceUpdatesModel");
    registerModel<DeployFormModel>("DeployFormModel");
    registerModel<FormRowsModel>("FormRowsModel");
    registerModel<LoadingPageModel>("LoadingPageModel");
    registerModel<PlanModel>("PlanModel");
    registerModel<DomainCheckModel>("DomainCheckModel");
    registerModel<OperationListModel>("OperationListModel");
    registerModel<ProgressModel>("ProgressModel");
    registerModel<StepListModel>("StepListModel");
    registerModel<SystemModel>("SystemModel");
    registerModel<ComponentListModel>("ComponentListModel");
    registerModel<DoctorModel>("DoctorModel");
    registerModel<FindingListModel>("FindingListModel");
    registerModel<ProxyMetricsModel>("ProxyMetricsModel");
    registerModel<TerminalTabsModel>("TerminalTabsModel");
    registerModel<TerminalTab>("TerminalTab");
    registerModel<NotificationModel>("NotificationModel");
    registerCaddyTypes();
    registerDockerTypes();
    registerHostTypes();
    registerStackTypes();
    registerRegistryTypes();
    registerCertificateTypes();
    registerRouteTypes();
    registerSleepTypes();
}

} // namespace wakedock::models
