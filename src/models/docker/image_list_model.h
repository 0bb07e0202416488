#pragma once

#include "models/common/keyed_list_model.h"
#include "models/docker/docker_actions.h"
#include "models/docker/object_list_model.h"

namespace wakedock::models {

struct ImageRow {
    core::ImageSummary image;
    bool busy = false;
    [[nodiscard]] const std::string &key() const { return image.id; }
    bool operator==(const ImageRow &) const = default;
};

/// All images of the chosen engine, with who uses them.
class ImageListModel : public KeyedListModel<ImageRow, ObjectListModel>
{
    Q_OBJECT
    Q_PROPERTY(QString sizeText READ sizeText NOTIFY loaded)
    Q_PROPERTY(int unusedCount READ unusedCount NOTIFY loaded)
    Q_PROPERTY(int outdatedCount READ outdatedCount NOTIFY loaded)

public:
    enum Role {
        TagsRole = FirstOwnRole, ///< All names; none for one that lost its name.
        ShortIdRole,
        SizeRole,
        SizeTextRole,
        CreatedRole,
        AgeRole, ///< `3 days ago`
        UsedByRole, ///< `shop, blog +2`; empty when nobody uses it.
        UsersRole, ///< The same in full, for a tooltip.
        OutdatedRole, ///< Those of its names under which a registry has something newer.
    };
    Q_ENUM(Role)
    /// Beside those of UseGroup.
    enum Group { OutdatedGroup = 8 };

    ImageListModel(Bridge &bridge, EngineChoice &engine, DockerActions &actions, QObject *parent);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    /// Of all together, each counted whole: layers that are shared are counted more than once.
    [[nodiscard]] QString sizeText() const;
    [[nodiscard]] int unusedCount() const;
    /// For which a registry has something newer.
    [[nodiscard]] int outdatedCount() const;
    /// Names of the images that somebody uses: what is worth asking registries about.
    [[nodiscard]] std::vector<std::string> namesInUse() const;
    Q_INVOKABLE [[nodiscard]] QVariantList facts(const QString &key) const override;

protected:
    void read() override;
    void clear() override { reset({}); }
    [[nodiscard]] bool concerns(core::ObjectKind kind) const override
    {
        return kind == core::ObjectKind::Images || kind == core::ObjectKind::Containers;
    }

private:
    void touch(const QString &key);

    DockerActions &m_actions;
};

} // namespace wakedock::models
