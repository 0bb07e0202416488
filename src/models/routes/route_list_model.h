#pragma once

#include "backend/core/domain/route_view.h"
#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/keyed_list_model.h"
#include "models/common/words.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::models {

struct RouteRow {
    core::RouteView view;
    bool busy = false; ///< Being removed.
    [[nodiscard]] const std::string &key() const { return view.id; }
    bool operator==(const RouteRow &other) const;
};

/// The routes of the proxy by their first host, those that the search leaves.
class RouteListModel : public KeyedListModel<RouteRow>
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY stateChanged)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY stateChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int total READ total NOTIFY countChanged)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        HostRole, ///< `app.example.org/api`
        MoreRole, ///< Its other hosts; empty when there are none.
        KindRole, ///< `Redirect`
        IconRole,
        TargetRole, ///< `192.168.1.20:8080`
        TlsRole, ///< `Public certificate`
        WhoRole, ///< `Made by ada`, `Service shop`, a place in Caddy's configuration.
        StatusTextRole, ///< Empty for one that is simply there.
        ToneRole,
        ProblemRole,
        ReadOnlyRole,
        ServiceIdRole, ///< Of the service whose route it is; else empty.
        BusyRole,
    };
    Q_ENUM(Role)

    explicit RouteListModel(Bridge &bridge, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] int total() const { return static_cast<int>(m_all.size()); }
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString &search);
    /// Nothing for one that is no longer there.
    [[nodiscard]] std::optional<core::OperatorRoute> find(const std::string &id) const;

    Q_INVOKABLE void reload();
    void setBusy(const std::string &id, bool busy);

Q_SIGNALS:
    void stateChanged();
    void countChanged();
    void searchChanged();

private:
    void setState(RequestState state, ErrorText error = {});
    void show();

    Bridge &m_bridge;
    std::vector<RouteRow> m_all;
    QString m_search;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    Generation m_generation;
};

} // namespace wakedock::models
