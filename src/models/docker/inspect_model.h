#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/words.h"
#include "models/hosts/engine_choice.h"

#include <QObject>

namespace wakedock::models {

/// All the engine says of one container, as indented JSON with its secrets masked.
class InspectModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY changed)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(QString json READ json NOTIFY changed)

public:
    InspectModel(Bridge &bridge, EngineChoice &engine, QObject *parent = nullptr);

    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] QString json() const { return m_json; }

    /// Empty: nothing is shown any more.
    Q_INVOKABLE void show(const QString &containerId);

Q_SIGNALS:
    void changed();

private:
    void become(RequestState state, const QString &json, const ErrorText &error);

    Bridge &m_bridge;
    EngineChoice &m_engine;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    QString m_json;
    Generation m_generation;
};

} // namespace wakedock::models
