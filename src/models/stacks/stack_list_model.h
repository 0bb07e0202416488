#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/keyed_list_model.h"
#include "models/common/words.h"
#include "models/hosts/host_list_model.h"

#include <vector>

namespace wakedock::models {

struct StackRow {
    core::Stack stack;
    QString hostName;
    [[nodiscard]] const core::StackId &key() const { return stack.id; }
    bool operator==(const StackRow &) const = default;
};

/// All stacks of all hosts, also those that somebody else started, live.
class StackListModel : public KeyedListModel<StackRow>
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY stateChanged)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY stateChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int troubledCount READ troubledCount NOTIFY loaded)

public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< `blog`, `blog@nas`
        NameRole,
        HostRole,
        StatusTextRole,
        ToneRole,
        ReasonRole, ///< Which services are not as they should be; else empty.
        ServicesRole, ///< `3 of 4`
        RevisionRole, ///< 0 = nothing was deployed by WakeDock yet.
        ChangedRole, ///< `2 h ago`; empty where it was not adopted.
        ManagedRole, ///< WakeDock keeps its files; else it is only looked at.
        BusyRole,
        SearchRole, ///< All words a stack may be looked for by.
    };
    Q_ENUM(Role)

    StackListModel(Bridge &bridge, HostListModel &hosts, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] int troubledCount() const;
    /// What people call the host.
    [[nodiscard]] QString hostName(const core::HostId &host) const;

    Q_INVOKABLE void reload();

Q_SIGNALS:
    void stateChanged();
    void countChanged();
    /// The rows are as fresh as they can be, and may have changed.
    void loaded();

private:
    void setState(RequestState state, ErrorText error = {});
    void load(const std::vector<core::Stack> &stacks);
    void nameHosts();
    void receive(const std::vector<core::EventRecord> &events);

    Bridge &m_bridge;
    HostListModel &m_hosts;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    Generation m_generation;
};

} // namespace wakedock::models
