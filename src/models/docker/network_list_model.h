#pragma once

#include "models/common/keyed_list_model.h"
#include "models/docker/docker_actions.h"
#include "models/docker/object_list_model.h"

namespace wakedock::models {

struct NetworkRow {
    core::NetworkSummary network;
    bool busy = false;
    [[nodiscard]] const std::string &key() const { return network.id; }
    bool operator==(const NetworkRow &) const = default;
};

/// All networks of the chosen engine, with who is on them.
class NetworkListModel : public KeyedListModel<NetworkRow, ObjectListModel>
{
    Q_OBJECT
    Q_PROPERTY(int unusedCount READ unusedCount NOTIFY loaded)

public:
    enum Role {
        DriverRole = FirstOwnRole,
        TraitsRole, ///< `bridge, internal, IPv6`
        SubnetsRole, ///< List of CIDRs.
        CreatedRole,
        UsedByRole,
        UsersRole,
        WhyStaysRole, ///< Why it cannot be removed though nobody uses it; else empty.
    };
    Q_ENUM(Role)

    NetworkListModel(Bridge &bridge, EngineChoice &engine, DockerActions &actions, QObject *parent);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    /// Those that could go.
    [[nodiscard]] int unusedCount() const;
    Q_INVOKABLE [[nodiscard]] QVariantList facts(const QString &key) const override;

protected:
    void read() override;
    void clear() override { reset({}); }
    [[nodiscard]] bool concerns(core::ObjectKind kind) const override
    {
        return kind == core::ObjectKind::Networks || kind == core::ObjectKind::Containers;
    }

private:
    void touch(const QString &key);

    DockerActions &m_actions;
};

} // namespace wakedock::models
