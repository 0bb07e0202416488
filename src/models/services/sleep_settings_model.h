#pragma once

#include "models/common/form_run.h"
#include "models/services/service_list_model.h"
#include "models/services/sleep_settings_form.h"

#include <QVariantList>

#include <memory>

namespace wakedock::models {

/// The card where an operator says how a service sleeps. Follows the service until something is changed; then it stays as it
/// is entered, until it is saved or taken back. What somebody else changed meanwhile is not written over.
class SleepSettingsModel : public FormRun
{
    Q_OBJECT
    Q_PROPERTY(QString serviceId READ serviceId WRITE setServiceId NOTIFY edited)
    Q_PROPERTY(bool enabled READ enabled WRITE setEnabled NOTIFY edited)
    Q_PROPERTY(QString idleMinutes READ idleMinutes WRITE setIdleMinutes NOTIFY edited)
    Q_PROPERTY(QString graceSeconds READ graceSeconds WRITE setGraceSeconds NOTIFY edited)
    Q_PROPERTY(QString wakeTimeout READ wakeTimeout WRITE setWakeTimeout NOTIFY edited)
    Q_PROPERTY(bool pauses READ pauses WRITE setPauses NOTIFY edited)
    Q_PROPERTY(QString stopTimeout READ stopTimeout WRITE setStopTimeout NOTIFY edited)
    Q_PROPERTY(QString cpuPercent READ cpuPercent WRITE setCpuPercent NOTIFY edited)
    Q_PROPERTY(QString network READ network WRITE setNetwork NOTIFY edited)
    Q_PROPERTY(QVariantList hours READ hours NOTIFY hoursChanged)
    Q_PROPERTY(bool isChanged READ isChanged NOTIFY edited)
    Q_PROPERTY(bool editable READ isEditable NOTIFY edited)

public:
    SleepSettingsModel(Bridge &bridge, ServiceListModel &services, QObject *parent = nullptr);

    [[nodiscard]] QString serviceId() const;
    void setServiceId(const QString &id);
    [[nodiscard]] bool enabled() const { return m_text.enabled; }
    void setEnabled(bool value) { edit(m_text.enabled, value); }
    [[nodiscard]] QString idleMinutes() const { return m_text.idleMinutes; }
    void setIdleMinutes(const QString &value) { edit(m_text.idleMinutes, value); }
    [[nodiscard]] QString graceSeconds() const { return m_text.graceSeconds; }
    void setGraceSeconds(const QString &value) { edit(m_text.graceSeconds, value); }
    [[nodiscard]] QString wakeTimeout() const { return m_text.wakeTimeout; }
    void setWakeTimeout(const QString &value) { edit(m_text.wakeTimeout, value); }
    [[nodiscard]] bool pauses() const { return m_text.pauses; }
    void setPauses(bool value) { edit(m_text.pauses, value); }
    [[nodiscard]] QString stopTimeout() const { return m_text.stopTimeout; }
    void setStopTimeout(const QString &value) { edit(m_text.stopTimeout, value); }
    [[nodiscard]] QString cpuPercent() const { return m_text.cpuPercent; }
    void setCpuPercent(const QString &value) { edit(m_text.cpuPercent, value); }
    [[nodiscard]] QString network() const { return m_text.network; }
    void setNetwork(const QString &value) { edit(m_text.network, value); }
    /// {days: [bool x 7, Monday first], from, to}; no day set = every day.
    [[nodiscard]] QVariantList hours() const;
    [[nodiscard]] bool isChanged() const { return m_text != m_shown; }
    /// Services of a stack are what its files say.
    [[nodiscard]] bool isEditable() const;

    /// Another stretch, from 8 to 18 on working days.
    Q_INVOKABLE void addHours();
    Q_INVOKABLE void removeHours(int index);
    /// `hours` is not told anew by the three below. @param day 1 = Monday
    Q_INVOKABLE void setDay(int index, int day, bool on);
    Q_INVOKABLE void setFrom(int index, const QString &value);
    Q_INVOKABLE void setTo(int index, const QString &value);
    Q_INVOKABLE void revert();
    /// In force at once, and nothing is deployed: not what somebody recorded without applying it, either.
    Q_INVOKABLE void save();

Q_SIGNALS:
    void edited();
    void hoursChanged();

private:
    template <class Value>
    void edit(Value &field, const Value &value)
    {
        if (field != value) {
            field = value;
            Q_EMIT edited();
        }
    }
    void look();
    void showSent(const SleepSettingsText &typed);
    [[nodiscard]] SleepSettingsText kept() const;
    [[nodiscard]] SleepHoursText *hoursAt(int index);

    ServiceListModel &m_services;
    core::ServiceId m_id;
    std::shared_ptr<const core::Service> m_service;
    SleepSettingsText m_shown; ///< As the service had it when the edit began.
    SleepSettingsText m_sent; ///< Of oneself: it is nobody else's change when the service tells of it.
    SleepSettingsText m_text;
};

} // namespace wakedock::models
