#pragma once

#include "models/common/keyed_list_model.h"
#include "models/docker/docker_actions.h"
#include "models/docker/object_list_model.h"

#include <optional>

namespace wakedock::models {

struct VolumeRow {
    core::VolumeSummary volume;
    std::optional<std::int64_t> size; ///< As measured last.
    bool busy = false;
    [[nodiscard]] const std::string &key() const { return volume.name; }
    bool operator==(const VolumeRow &) const = default;
};

/// All volumes of the chosen engine, with who uses them. How much is on them is measured on request only: the engine reads
/// every file for it.
class VolumeListModel : public KeyedListModel<VolumeRow, ObjectListModel>
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState measuring READ measuring NOTIFY measuringChanged)
    Q_PROPERTY(wakedock::models::ErrorText measuringError READ measuringError NOTIFY measuringChanged)
    Q_PROPERTY(QString sizeText READ sizeText NOTIFY loaded)
    Q_PROPERTY(int unusedCount READ unusedCount NOTIFY loaded)

public:
    enum Role {
        DriverRole = FirstOwnRole,
        SizeRole, ///< -1 where it was not measured.
        SizeTextRole,
        CreatedRole,
        AgeRole,
        UsedByRole,
        UsersRole,
        StackRole, ///< The compose project that made it; often empty.
    };
    Q_ENUM(Role)

    VolumeListModel(Bridge &bridge, EngineChoice &engine, DockerActions &actions, QObject *parent);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] RequestState measuring() const { return m_measuring; }
    [[nodiscard]] ErrorText measuringError() const { return m_measuringError; }
    /// Of all that were measured; empty before.
    [[nodiscard]] QString sizeText() const;
    [[nodiscard]] int unusedCount() const;
    Q_INVOKABLE [[nodiscard]] QVariantList facts(const QString &key) const override;
    Q_INVOKABLE void measure();

Q_SIGNALS:
    void measuringChanged();

protected:
    void read() override;
    void clear() override;
    [[nodiscard]] bool concerns(core::ObjectKind kind) const override
    {
        return kind == core::ObjectKind::Volumes || kind == core::ObjectKind::Containers;
    }

private:
    void setMeasuring(RequestState state, ErrorText error = {});
    void takeSizes(DockerDoors::Sizes sizes);
    void touch(const QString &key);

    DockerActions &m_actions;
    RequestState m_measuring = RequestState::Idle;
    ErrorText m_measuringError;
    Generation m_measurement;
    DockerDoors::Sizes m_sizes;
};

} // namespace wakedock::models
