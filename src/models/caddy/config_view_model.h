#pragma once

#include "models/caddy/difference_list_model.h"
#include "models/caddy/text_lines_model.h"
#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/words.h"

#include <QObject>

namespace wakedock::models {

/// The configuration in force, and where it is not as WakeDock wishes it. What is secret is covered until somebody who may
/// see it asks.
class ConfigViewModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY changed)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(bool present READ present NOTIFY changed)
    Q_PROPERTY(bool covered READ isCovered WRITE setCovered NOTIFY changed)
    Q_PROPERTY(QString sizeText READ sizeText NOTIFY changed)
    Q_PROPERTY(wakedock::models::TextLinesModel *lines READ lines CONSTANT)
    Q_PROPERTY(wakedock::models::DifferenceListModel *drift READ drift CONSTANT)

public:
    explicit ConfigViewModel(Bridge &bridge, QObject *parent = nullptr) : QObject(parent), m_bridge(bridge) { }

    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] bool present() const { return m_present; }
    [[nodiscard]] bool isCovered() const { return m_covered; }
    void setCovered(bool covered);
    /// `412 KB, 18,204 lines`
    [[nodiscard]] QString sizeText() const;
    TextLinesModel *lines() { return &m_lines; }
    DifferenceListModel *drift() { return &m_drift; }

    Q_INVOKABLE void reload();

Q_SIGNALS:
    void changed();

private:
    void take(const ConfigSight &sight);

    Bridge &m_bridge;
    TextLinesModel m_lines;
    DifferenceListModel m_drift;
    std::string m_hash; ///< Of what is shown: the same again keeps the place in the text.
    std::uint64_t m_bytes = 0;
    bool m_shownCovered = true;
    bool m_covered = true;
    bool m_present = false;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    Generation m_generation;
};

} // namespace wakedock::models
