#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/keyed_list_model.h"
#include "models/common/words.h"
#include "models/hosts/engine_choice.h"

namespace wakedock::models {

struct LayerRow {
    int place = 0;
    core::ImageLayer layer;
    [[nodiscard]] int key() const { return place; }
    bool operator==(const LayerRow &) const = default;
};

/// How an image was made, newest step first.
class ImageHistoryModel : public KeyedListModel<LayerRow>
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY changed)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    enum Role {
        CreatedByRole = Qt::UserRole + 1, ///< The command, without the builder's decoration.
        SizeTextRole, ///< Empty for a step that adds no file.
        WhenRole,
        CommentRole,
    };
    Q_ENUM(Role)

    ImageHistoryModel(Bridge &bridge, EngineChoice &engine, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] int count() const { return rowCount(); }

    /// Empty: nothing is shown any more.
    Q_INVOKABLE void show(const QString &imageId);

Q_SIGNALS:
    void changed();

private:
    void become(RequestState state, std::vector<LayerRow> layers, const ErrorText &error);

    Bridge &m_bridge;
    EngineChoice &m_engine;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    Generation m_generation;
};

/// `/bin/sh -c #(nop)  CMD ["nginx"]` as people write it: `CMD ["nginx"]`; what was run begins with `RUN`.
QString layerCommand(const std::string &createdBy);

} // namespace wakedock::models
