#pragma once

#include "models/common/keyed_list_model.h"
#include "models/docker/docker_actions.h"
#include "models/docker/object_list_model.h"

#include <memory>
#include <optional>

namespace wakedock::models {

struct ContainerRow {
    core::ContainerSummary summary;
    std::optional<core::ContainerUsage> usage;
    QVariantMap limits; ///< Of the engine.
    bool busy = false;
    [[nodiscard]] const std::string &key() const { return summary.container.id; }
    bool operator==(const ContainerRow &) const = default;
};

/// All containers of the chosen engine, whoever made them.
class ContainerListModel : public KeyedListModel<ContainerRow, ObjectListModel>
{
    Q_OBJECT
    Q_PROPERTY(int runningCount READ runningCount NOTIFY loaded)

public:
    enum Role {
        StatusTextRole = FirstOwnRole,
        ToneRole,
        ImageRole,
        OwnerRole, ///< The service or compose project it belongs to; empty where nobody has it.
        OwnerKindRole, ///< `service`, `stack` or empty.
        ServiceIdRole, ///< To open it; empty where no service has it.
        PortsRole,
        CpuRole,
        CpuTextRole, ///< Empty when it does not run or cannot be measured.
        MemoryRole,
        MemoryTextRole,
        CreatedRole,
        CanStartRole,
        CanStopRole,
        PausedRole,
        WhyNotRole, ///< By action (stop, kill, rename, remove, pause, adopt, terminal): why it cannot be done; without an
                    ///< entry it can.
    };
    Q_ENUM(Role)
    enum Group { RunningGroup = 1, RestingGroup = 2, LooseGroup = 4 };

    ContainerListModel(Bridge &bridge, EngineChoice &engine, DockerActions &actions, QObject *parent);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int runningCount() const;
    Q_INVOKABLE [[nodiscard]] QVariantList facts(const QString &key) const override;

protected:
    void read() override;
    void clear() override { reset({}); }
    [[nodiscard]] bool concerns(core::ObjectKind kind) const override { return kind == core::ObjectKind::Containers; }

private:
    void load(std::vector<core::ContainerSummary> containers);
    void loadUsage();
    void measure(const DockerDoors::Usage &usage);
    void touch(const QString &key);

    DockerActions &m_actions;
    DockerDoors::Usage m_usage;
};

} // namespace wakedock::models
