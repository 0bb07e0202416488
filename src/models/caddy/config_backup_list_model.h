#pragma once

#include "models/caddy/caddy_doors.h"
#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/keyed_list_model.h"
#include "models/common/words.h"

#include <string>
#include <vector>

namespace wakedock::models {

struct ConfigBackupRow {
    core::ConfigBackup backup;
    [[nodiscard]] const core::ConfigBackupId &key() const { return backup.id; }
    bool operator==(const ConfigBackupRow &) const = default;
};

/// The configurations that were kept, newest first; and keeping the one in force now.
class ConfigBackupListModel : public KeyedListModel<ConfigBackupRow>
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY changed)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(bool making READ isMaking NOTIFY changed)
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed)
    Q_PROPERTY(wakedock::models::ErrorText failure READ failure NOTIFY changed)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        WhenRole, ///< `4 min ago`
        MomentRole, ///< Wall time.
        SizeTextRole,
        ReasonRole,
        DamagedRole, ///< It is never used.
    };
    Q_ENUM(Role)

    explicit ConfigBackupListModel(Bridge &bridge, QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] bool isMaking() const { return m_making; }
    /// What became of keeping one, and why it did not come about.
    [[nodiscard]] QString outcome() const { return m_outcome; }
    [[nodiscard]] ErrorText failure() const { return m_failure; }

    Q_INVOKABLE void reload();
    /// Keeps what is in force; where the newest holds just that, nothing is kept twice.
    Q_INVOKABLE void make(const QString &reason);

Q_SIGNALS:
    void changed();

private:
    void load(const std::vector<core::ConfigBackup> &backups);
    void made(const core::ConfigBackup &backup);

    Bridge &m_bridge;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    bool m_making = false;
    QString m_outcome;
    ErrorText m_failure;
    Generation m_generation;
};

} // namespace wakedock::models
