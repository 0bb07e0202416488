#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/keyed_list_model.h"
#include "models/common/words.h"

#include <vector>

namespace wakedock::models {

struct OperationRow {
    std::shared_ptr<const core::Operation> operation;
    [[nodiscard]] const core::OperationId &key() const { return operation->id; }
    bool operator==(const OperationRow &other) const { return *operation == *other.operation; }
};

/// What WakeDock is doing and did last, newest first, live.
class OperationListModel : public KeyedListModel<OperationRow>
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY stateChanged)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY stateChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int runningCount READ runningCount NOTIFY runningCountChanged)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        TitleRole, ///< `Deployed shop`
        StatusTextRole,
        ToneRole,
        StepRole, ///< The step under way or the one that failed; else empty.
        ProgressRole, ///< 0 to 1 by steps done.
        WhenRole,
        DurationRole,
        ActorRole,
        MessageRole, ///< Of a failure.
        RunningRole,
        SubjectRole, ///< Id of the service, or `stack:blog`.
    };
    Q_ENUM(Role)

    explicit OperationListModel(Bridge &bridge, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] int runningCount() const;

    Q_INVOKABLE void reload();

Q_SIGNALS:
    void stateChanged();
    void countChanged();
    void runningCountChanged();

private:
    void setState(RequestState state, ErrorText error = {});
    void load(const std::vector<core::Operation> &operations);
    void receive(const std::vector<core::EventRecord> &events);
    void upsert(std::shared_ptr<const core::Operation> operation);

    Bridge &m_bridge;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    Generation m_generation;
};

} // namespace wakedock::models
