#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/keyed_list_model.h"
#include "models/common/words.h"

#include <vector>

namespace wakedock::models {

struct DeploymentRow {
    core::Deployment deployment;
    [[nodiscard]] const core::DeploymentId &key() const { return deployment.id; }
    bool operator==(const DeploymentRow &) const = default;
};

/// The attempts to deploy one service, newest first.
class DeploymentListModel : public KeyedListModel<DeploymentRow>
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY stateChanged)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY stateChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        TitleRole = Qt::UserRole + 1, ///< `Revision 4`
        TriggerRole, ///< What caused it, in a word.
        StatusTextRole,
        ToneRole,
        WhenRole,
        DurationRole, ///< Empty while it runs.
        ActorRole,
        MessageRole, ///< Of the failure; empty when there was none.
        RemedyRole,
        RevisionRole, ///< Its number.
        CanRollBackRole, ///< It was in force and is no longer.
    };
    Q_ENUM(Role)

    explicit DeploymentListModel(Bridge &bridge, QObject *parent = nullptr);

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
    /// The newest that went well is what runs.
    [[nodiscard]] bool wasReplaced(int index) const;
    void setState(RequestState state, ErrorText error = {});
    void receive(const std::vector<core::EventRecord> &events);

    Bridge &m_bridge;
    core::ServiceId m_id;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    Generation m_generation;
};

} // namespace wakedock::models
