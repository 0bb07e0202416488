#pragma once

#include "models/caddy/difference_list_model.h"
#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/words.h"

#include <QObject>

namespace wakedock::models {

/// One kept configuration beside the one in force: what going back to it would change, and going back.
class BackupComparisonModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString backupId READ backupId NOTIFY changed)
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY changed)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(wakedock::models::DifferenceListModel *differences READ differences CONSTANT)
    Q_PROPERTY(bool same READ isSame NOTIFY changed)
    Q_PROPERTY(bool restoring READ isRestoring NOTIFY changed)
    Q_PROPERTY(bool canRestore READ canRestore NOTIFY changed)

public:
    explicit BackupComparisonModel(Bridge &bridge, QObject *parent = nullptr) : QObject(parent), m_bridge(bridge) { }

    [[nodiscard]] QString backupId() const { return m_id; }
    [[nodiscard]] RequestState state() const { return m_state; }
    /// Of the comparison, or of going back.
    [[nodiscard]] ErrorText error() const { return m_error; }
    DifferenceListModel *differences() { return &m_differences; }
    /// It says what is in force already.
    [[nodiscard]] bool isSame() const { return m_state == RequestState::Ready && m_differences.count() == 0; }
    [[nodiscard]] bool isRestoring() const { return m_restoring; }
    [[nodiscard]] bool canRestore() const;

    Q_INVOKABLE void compare(const QString &backupId);
    Q_INVOKABLE void restore();

Q_SIGNALS:
    void changed();
    /// It is in force. @param warning what did not succeed beside that; else empty
    void restored(const QString &warning);

private:
    void set(RequestState state, ErrorText error = {});

    Bridge &m_bridge;
    DifferenceListModel m_differences;
    QString m_id;
    bool m_restoring = false;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    Generation m_generation;
};

} // namespace wakedock::models
