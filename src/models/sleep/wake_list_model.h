#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/keyed_list_model.h"
#include "models/common/words.h"

#include <vector>

namespace wakedock::models {

struct WakeRow {
    core::Wake wake;
    [[nodiscard]] const std::string &key() const { return wake.id; }
    bool operator==(const WakeRow &) const = default;
};

/// The newest wakes of one service, from the ledger.
class WakeListModel : public KeyedListModel<WakeRow>
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY stateChanged)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY stateChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        WhoRole = Qt::UserRole + 1, ///< `203.0.113.9`, `anna, over the API`
        WhatRole, ///< `GET /cart`; empty where nobody visited.
        AgentRole, ///< As the visitor calls itself.
        WhenRole,
        MomentRole,
        DurationRole, ///< Empty while it wakes.
        WaitedRole, ///< `3 waited`; empty where nobody did.
        CostRole, ///< `0.3 GB·h`; empty while it is awake, and where nobody measured.
        OutcomeRole, ///< In a word.
        ToneRole,
        MessageRole, ///< Why it failed; empty when it did not.
        ClientRole, ///< What "never wake for this" can be about; empty where it cannot.
        PathRole,
    };
    Q_ENUM(Role)

    explicit WakeListModel(Bridge &bridge, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] int count() const { return rowCount(); }

    void show(const core::ServiceId &id);
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void stateChanged();
    void countChanged();

private:
    void setState(RequestState state, ErrorText error = {});
    void receive(const std::vector<core::EventRecord> &events);

    Bridge &m_bridge;
    core::ServiceId m_id;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    Generation m_generation;
};

/// `0.3 GB·h`: memory that was held, multiplied by the time.
QString memoryHoursText(std::int64_t byteSeconds);

} // namespace wakedock::models
