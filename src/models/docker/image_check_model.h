#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/words.h"
#include "models/docker/image_list_model.h"
#include "models/hosts/engine_choice.h"

#include <QObject>
#include <QStringList>

namespace wakedock::models {

/// Asks registries now whether they have something newer, and tells what they said. The list shows it then.
class ImageCheckModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY changed)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QStringList problems READ problems NOTIFY changed)

public:
    ImageCheckModel(Bridge &bridge, EngineChoice &engine, ImageListModel &images, QObject *parent = nullptr);

    /// Ready: a check ended and its result was not put away yet.
    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] QString summary() const { return m_summary; }
    /// Which registries did not answer, and why.
    [[nodiscard]] QStringList problems() const { return m_problems; }

    /// About every image that somebody uses. Nothing happens while a check is under way.
    Q_INVOKABLE void check();
    /// About these names.
    Q_INVOKABLE void checkNames(const QStringList &names);
    /// Puts the result away.
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void changed();

private:
    void ask(std::vector<std::string> names);
    void take(const std::vector<core::ImageUpdate> &updates);
    void become(RequestState state, ErrorText error = {});

    Bridge &m_bridge;
    EngineChoice &m_engine;
    ImageListModel &m_images;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    QString m_summary;
    QStringList m_problems;
    Generation m_generation;
};

} // namespace wakedock::models
