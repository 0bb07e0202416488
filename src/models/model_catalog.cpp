#include "models/model_catalog.h"

#include "models/items/icon_item.h"
#include "models/items/sparkline_item.h"

#include <QtQml/qqml.h>

namespace wakedock::models {

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

namespace {

template <class Model>
void registerModel(const char *name)
{
    qmlRegisterUncreatableType<Model>("WakeDock.Models", 1, 0, name, QStringLiteral("Comes from the ModelCatalog."));
}

} // namespace

void registerModelTypes()
{
    constexpr const char *module = "WakeDock.Models";
    const QString noObject = QStringLiteral("Holds words only.");
    qmlRegisterUncreatableMetaObject(staticMetaObject, module, 1, 0, "Words", noObject);
    qRegisterMetaType<ErrorText>();
    qmlRegisterType<IconItem>(module, 1, 0, "Icon");
    qmlRegisterType<SparklineItem>(module, 1, 0, "Sparkline");
    registerModel<ModelCatalog>("ModelCatalog");
    registerModel<ServiceListModel>("ServiceListModel");
    registerModel<ServiceFilterModel>("ServiceFilterModel");
    registerModel<ServiceDetailModel>("ServiceDetailModel");
    registerModel<DeploymentListModel>("DeploymentListModel");
    registerModel<ServiceActions>("ServiceActions");
    registerModel<DeployFormModel>("DeployFormModel");
    registerModel<FormRowsModel>("FormRowsModel");
    registerModel<OperationListModel>("OperationListModel");
    registerModel<ProgressModel>("ProgressModel");
    registerModel<StepListModel>("StepListModel");
    registerModel<SystemModel>("SystemModel");
    registerModel<ComponentListModel>("ComponentListModel");
    registerModel<NotificationModel>("NotificationModel");
}

} // namespace wakedock::models
