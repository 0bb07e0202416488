#include "models/sleep/sleep_catalog.h"

#include "models/common/register_model.h"

namespace wakedock::models {

void SleepCatalog::setServiceId(const QString &id)
{
    if (id == m_serviceId) {
        return;
    }
    m_serviceId = id;
    const core::ServiceId service(id.toStdString());
    m_wakes.show(service);
    m_rules.show(service);
    Q_EMIT serviceIdChanged();
}

void registerSleepTypes()
{
    registerModel<SleepCatalog>("SleepCatalog");
    registerModel<SleepChange>("SleepChange");
    registerModel<WakeListModel>("WakeListModel");
    registerModel<WakeRulesModel>("WakeRulesModel");
    registerModel<SleepAdviceModel>("SleepAdviceModel");
}

} // namespace wakedock::models
