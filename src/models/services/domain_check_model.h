#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/words.h"

namespace wakedock::models {

/// What was found out about a domain before a service has it. The texts are the core's own sentences.
class DomainCheckModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY changed)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(Outcome outcome READ outcome NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QString remedy READ remedy NOTIFY changed)

public:
    /// Good: visitors will get here. Doubtful: it can be used, but something is still to be done. Bad: it cannot be used.
    enum class Outcome { Good, Doubtful, Bad };
    Q_ENUM(Outcome)

    explicit DomainCheckModel(Bridge &bridge, QObject *parent = nullptr);

    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] Outcome outcome() const;
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString remedy() const;

    Q_INVOKABLE void check(const QString &domain);
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void changed();

private:
    void set(RequestState state, core::DomainCheck found = {}, ErrorText error = {});

    Bridge &m_bridge;
    RequestState m_state = RequestState::Idle;
    core::DomainCheck m_found;
    ErrorText m_error;
    Generation m_generation;
};

} // namespace wakedock::models
