#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/keyed_list_model.h"
#include "models/common/words.h"

#include <vector>

namespace wakedock::models {

struct ComponentRow {
    core::ComponentHealth health;
    [[nodiscard]] const std::string &key() const { return health.name; }
    bool operator==(const ComponentRow &) const = default;
};

/// Database, Docker, Caddy: how each is doing.
class ComponentListModel : public KeyedListModel<ComponentRow>
{
    Q_OBJECT

public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< `docker`
        TitleRole, ///< `Docker`
        StatusTextRole,
        ToneRole,
        DetailRole,
        RemedyRole,
        SinceRole,
    };
    Q_ENUM(Role)

    using KeyedListModel::KeyedListModel;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    void show(const std::vector<core::ComponentHealth> &components);
    void show(const core::ComponentHealth &component);
    [[nodiscard]] const std::vector<ComponentRow> &components() const { return rows(); }
};

/// The machine around the services: what is missing (the banner), and what runs here (the system page).
class SystemModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY changed)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(wakedock::models::ComponentListModel *components READ components CONSTANT)
    Q_PROPERTY(bool degraded READ degraded NOTIFY changed)
    Q_PROPERTY(QString bannerTitle READ bannerTitle NOTIFY changed)
    Q_PROPERTY(QString bannerDetail READ bannerDetail NOTIFY changed)
    Q_PROPERTY(QString bannerRemedy READ bannerRemedy NOTIFY changed)
    Q_PROPERTY(QString version READ version NOTIFY changed)
    Q_PROPERTY(QString instanceName READ instanceName NOTIFY changed)
    Q_PROPERTY(QVariantList facts READ facts NOTIFY changed)

public:
    explicit SystemModel(Bridge &bridge, QObject *parent = nullptr);

    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] ComponentListModel *components() { return &m_components; }
    [[nodiscard]] bool degraded() const;
    /// `Docker is not reachable`; empty when all is well.
    [[nodiscard]] QString bannerTitle() const;
    [[nodiscard]] QString bannerDetail() const;
    [[nodiscard]] QString bannerRemedy() const;
    [[nodiscard]] QString version() const;
    [[nodiscard]] QString instanceName() const;
    /// {label, value}
    [[nodiscard]] QVariantList facts() const;

    Q_INVOKABLE void reload();

Q_SIGNALS:
    void changed();

private:
    void loadInfo();
    void receive(const std::vector<core::EventRecord> &events);
    [[nodiscard]] const core::ComponentHealth *worst() const;

    Bridge &m_bridge;
    ComponentListModel m_components;
    core::SystemInfo m_info;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    Generation m_generation;
};

} // namespace wakedock::models
