#pragma once

#include "models/caddy/backup_comparison_model.h"
#include "models/caddy/caddy_status_model.h"
#include "models/caddy/config_backup_list_model.h"
#include "models/caddy/config_draft_model.h"
#include "models/caddy/config_view_model.h"

#include <QObject>

namespace wakedock::models {

/// The models of the proxy itself, made together: what one of them changes, the others show.
class CaddyCatalog : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::CaddyStatusModel *status READ status CONSTANT)
    Q_PROPERTY(wakedock::models::ConfigViewModel *config READ config CONSTANT)
    Q_PROPERTY(wakedock::models::ConfigDraftModel *draft READ draft CONSTANT)
    Q_PROPERTY(wakedock::models::ConfigBackupListModel *backups READ backups CONSTANT)
    Q_PROPERTY(wakedock::models::BackupComparisonModel *comparison READ comparison CONSTANT)

public:
    explicit CaddyCatalog(Bridge &bridge, QObject *parent = nullptr);

    CaddyStatusModel *status() { return &m_status; }
    ConfigViewModel *config() { return &m_config; }
    ConfigDraftModel *draft() { return &m_draft; }
    ConfigBackupListModel *backups() { return &m_backups; }
    BackupComparisonModel *comparison() { return &m_comparison; }

private:
    void lookAgain();

    CaddyStatusModel m_status;
    ConfigViewModel m_config;
    ConfigDraftModel m_draft;
    ConfigBackupListModel m_backups;
    BackupComparisonModel m_comparison;
};

/// Makes them known to QML.
void registerCaddyTypes();

} // namespace wakedock::models
