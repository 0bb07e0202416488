#pragma once

#include "models/sleep/sleep_advice_model.h"
#include "models/sleep/wake_list_model.h"
#include "models/sleep/wake_rules_model.h"

namespace wakedock::models {

/// The models of sleeping and waking. Those of one service follow `serviceId`.
class SleepCatalog : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString serviceId READ serviceId WRITE setServiceId NOTIFY serviceIdChanged)
    Q_PROPERTY(wakedock::models::WakeListModel *wakes READ wakes CONSTANT)
    Q_PROPERTY(wakedock::models::WakeRulesModel *rules READ rules CONSTANT)
    Q_PROPERTY(wakedock::models::SleepAdviceModel *advice READ advice CONSTANT)

public:
    SleepCatalog(Bridge &bridge, ServiceListModel &services, QObject *parent = nullptr)
        : QObject(parent)
        , m_wakes(bridge)
        , m_rules(bridge, services)
        , m_advice(bridge, services)
    {
    }

    [[nodiscard]] QString serviceId() const { return m_serviceId; }
    void setServiceId(const QString &id);
    WakeListModel *wakes() { return &m_wakes; }
    WakeRulesModel *rules() { return &m_rules; }
    SleepAdviceModel *advice() { return &m_advice; }

Q_SIGNALS:
    void serviceIdChanged();

private:
    QString m_serviceId;
    WakeListModel m_wakes;
    WakeRulesModel m_rules;
    SleepAdviceModel m_advice;
};

/// Makes the types of this family known to QML. Once per process.
void registerSleepTypes();

} // namespace wakedock::models
