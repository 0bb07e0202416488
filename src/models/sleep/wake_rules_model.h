#pragma once

#include "models/common/keyed_list_model.h"
#include "models/sleep/sleep_change.h"

#include <vector>

namespace wakedock::models {

/// One line of who may wake a service.
struct WakeRuleRow {
    bool isNever = false; ///< Of `wakeNever`, else of `wakeOnly`.
    int kind = 0; ///< WakeRulesModel::Kind
    std::string value;
    [[nodiscard]] const WakeRuleRow &key() const { return *this; }
    bool operator==(const WakeRuleRow &) const = default;
};

/// Who may wake one service: who alone may, who never does, and whether probes are answered. Each change is in force at once
/// and can be taken back (see SleepChange).
class WakeRulesModel : public KeyedListModel<WakeRuleRow>
{
    Q_OBJECT
    Q_PROPERTY(int onlyCount READ onlyCount NOTIFY changed)
    Q_PROPERTY(int neverCount READ neverCount NOTIFY changed)
    Q_PROPERTY(bool answersProbes READ answersProbes NOTIFY changed)
    Q_PROPERTY(bool editable READ isEditable NOTIFY changed)
    Q_PROPERTY(bool ofStack READ ofStack NOTIFY changed)
    Q_PROPERTY(wakedock::models::SleepChange *change READ change CONSTANT)

public:
    enum Kind { Method, Path, UserAgent, Network };
    Q_ENUM(Kind)
    enum Role { NeverRole = Qt::UserRole + 1, KindTextRole, ValueRole };
    Q_ENUM(Role)

    WakeRulesModel(Bridge &bridge, ServiceListModel &services, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int onlyCount() const;
    [[nodiscard]] int neverCount() const { return rowCount() - onlyCount(); }
    [[nodiscard]] bool answersProbes() const;
    [[nodiscard]] bool isEditable() const;
    /// Then nobody changes it here: how it sleeps is said in the stack's files.
    [[nodiscard]] bool ofStack() const;
    [[nodiscard]] SleepChange *change() { return &m_change; }

    void show(const core::ServiceId &id);
    /// @param never to those who never wake it, else to those who alone may
    /// @return false when it says nothing, is there already, or breaks a rule
    Q_INVOKABLE bool add(bool never, int kind, const QString &value);
    Q_INVOKABLE void remove(int index);
    Q_INVOKABLE void setAnswersProbes(bool on);

Q_SIGNALS:
    void changed();

private:
    void look();

    ServiceListModel &m_services;
    SleepChange m_change;
    core::ServiceId m_id;
};

} // namespace wakedock::models
