#pragma once

#include "models/common/keyed_list_model.h"
#include "models/common/words.h"
#include "models/sleep/sleep_change.h"

namespace wakedock::models {

struct SleepAdviceRow {
    core::SleepAdvice advice;
    [[nodiscard]] const core::ServiceId &key() const { return advice.serviceId; }
    bool operator==(const SleepAdviceRow &) const = default;
};

/// Which services could sleep, and what that would bring: those that would free most first. Asked for when its page is
/// opened.
class SleepAdviceModel : public KeyedListModel<SleepAdviceRow>
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY stateChanged)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY stateChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(QString freedText READ freedText NOTIFY stateChanged)
    Q_PROPERTY(wakedock::models::SleepChange *change READ change CONSTANT)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        NameRole,
        MemoryRole, ///< `812 MB`
        QuietRole, ///< `94 %`
        QuietShareRole, ///< 0 to 1, for a bar.
        WaitRole, ///< `about 3 a day`
        MeasuredRole, ///< `from 5 days`
        CountedRole, ///< Every request was counted; else it is an estimate.
        WorthRole, ///< Mostly quiet: worth a recommendation.
    };
    Q_ENUM(Role)

    SleepAdviceModel(Bridge &bridge, ServiceListModel &services, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] int count() const { return rowCount(); }
    /// What those that are worth it hold together, on average over the day.
    [[nodiscard]] QString freedText() const;
    [[nodiscard]] SleepChange *change() { return &m_change; }

    Q_INVOKABLE void reload();
    Q_INVOKABLE void letSleep(const QString &serviceId);

Q_SIGNALS:
    void stateChanged();
    void countChanged();

private:
    void setState(RequestState state, ErrorText error = {});

    Bridge &m_bridge;
    SleepChange m_change;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    Generation m_generation;
};

} // namespace wakedock::models
