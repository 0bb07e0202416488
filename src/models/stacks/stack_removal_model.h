#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/words.h"

#include <QObject>
#include <QStringList>

namespace wakedock::models {

/// The removal of one stack: its volumes stay unless they are ticked, each by its name.
class StackRemovalModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(bool adopted READ adopted NOTIFY changed)
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY changed)
    Q_PROPERTY(bool sending READ isSending NOTIFY changed)
    Q_PROPERTY(QStringList volumes READ volumes NOTIFY changed)
    Q_PROPERTY(QStringList chosen READ chosen NOTIFY chosenChanged)
    Q_PROPERTY(wakedock::models::ErrorText failure READ failure NOTIFY changed)

public:
    explicit StackRemovalModel(Bridge &bridge, QObject *parent = nullptr) : QObject(parent), m_bridge(bridge) { }

    [[nodiscard]] QString name() const;
    /// Its files are the operator's and stay.
    [[nodiscard]] bool adopted() const { return m_adopted; }
    /// Of the question which volumes it has; where it fails the stack can be removed all the same, without any.
    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] bool isSending() const { return m_sending; }
    [[nodiscard]] QStringList volumes() const { return m_volumes; }
    [[nodiscard]] QStringList chosen() const { return m_chosen; }
    [[nodiscard]] ErrorText failure() const { return m_failure; }

    Q_INVOKABLE void begin(const QString &key);
    Q_INVOKABLE void choose(const QString &volume, bool goes);
    Q_INVOKABLE void remove();
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void changed();
    void chosenChanged();
    void started(const QString &operationId);

private:
    struct Facts {
        QStringList volumes;
        bool adopted = false;
        std::int64_t version = 0;
    };
    static Task<Facts> look(CoreDoor<core::StackDetail, core::StackId> get,
                            CoreDoor<std::vector<core::VolumeSummary>, core::HostId> list, core::CallContext context,
                            core::StackId id);
    void take(const Facts &facts);

    Bridge &m_bridge;
    core::StackId m_id;
    RequestState m_state = RequestState::Idle;
    bool m_adopted = false;
    bool m_sending = false;
    std::int64_t m_version = 0;
    QStringList m_volumes;
    QStringList m_chosen;
    ErrorText m_failure;
    Generation m_generation;
};

} // namespace wakedock::models
