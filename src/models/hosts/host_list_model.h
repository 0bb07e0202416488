#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/keyed_list_model.h"
#include "models/common/words.h"

#include <vector>

namespace wakedock::models {

struct HostRow {
    core::Host host;
    core::HostState state;
    bool busy = false; ///< Being removed.
    [[nodiscard]] const core::HostId &key() const { return host.id; }
    bool operator==(const HostRow &) const = default;
};

/// What people call the host: the local one is this machine.
QString hostTitle(const core::Host &host);

/// All engines WakeDock was told of, live, the local one first.
class HostListModel : public KeyedListModel<HostRow>
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY stateChanged)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY stateChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int troubledCount READ troubledCount NOTIFY loaded)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        NameRole,
        AddressRole, ///< `ssh://ops@build-1`
        WayRole, ///< `SSH`, `TLS`, `Unix socket`: how it is reached, in a word.
        StatusTextRole,
        ToneRole,
        VersionRole, ///< `Docker Engine 24.0.7`; empty while it is not connected.
        PlatformRole, ///< `linux/amd64, API 1.43`
        DetailRole, ///< Why it is not reachable; else empty.
        RemedyRole,
        SinceRole, ///< `4 min ago`
        FixedRole, ///< The settings say where it is: it cannot be removed here.
        BusyRole,
    };
    Q_ENUM(Role)

    explicit HostListModel(Bridge &bridge, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] int count() const { return rowCount(); }
    /// Hosts that are known not to answer.
    [[nodiscard]] int troubledCount() const;
    [[nodiscard]] const std::vector<HostRow> &hosts() const { return rows(); }

    Q_INVOKABLE void reload();
    void setBusy(const core::HostId &id, bool busy);

Q_SIGNALS:
    void stateChanged();
    void countChanged();
    /// The rows are as fresh as they can be, and may have changed.
    void loaded();

private:
    void setState(RequestState state, ErrorText error = {});
    void load(const std::vector<core::HostView> &hosts);
    void receive(const std::vector<core::EventRecord> &events);

    Bridge &m_bridge;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    Generation m_generation;
};

} // namespace wakedock::models
