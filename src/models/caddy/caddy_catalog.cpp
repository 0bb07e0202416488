#include "models/caddy/caddy_catalog.h"

#include "models/common/register_model.h"

namespace wakedock::models {

CaddyCatalog::CaddyCatalog(Bridge &bridge, QObject *parent)
    : QObject(parent)
    , m_status(bridge)
    , m_config(bridge)
    , m_draft(bridge)
    , m_backups(bridge)
    , m_comparison(bridge)
{
    connect(&m_status, &CaddyStatusModel::renewed, this, &CaddyCatalog::lookAgain);
    connect(&m_draft, &ConfigDraftModel::applied, this, &CaddyCatalog::lookAgain);
    connect(&m_comparison, &BackupComparisonModel::restored, this, &CaddyCatalog::lookAgain);
}

/// Another configuration is in force, and the one before is kept. What nobody has looked at yet is read when they do.
void CaddyCatalog::lookAgain()
{
    m_status.reload();
    if (m_config.state() != RequestState::Idle) {
        m_config.reload();
    }
    if (m_backups.state() != RequestState::Idle) {
        m_backups.reload();
    }
}

void registerCaddyTypes()
{
    registerModel<CaddyCatalog>("CaddyCatalog");
    registerModel<CaddyStatusModel>("CaddyStatusModel");
    registerModel<ConfigViewModel>("ConfigViewModel");
    registerModel<ConfigDraftModel>("ConfigDraftModel");
    registerModel<ConfigBackupListModel>("ConfigBackupListModel");
    registerModel<BackupComparisonModel>("BackupComparisonModel");
    registerModel<DifferenceListModel>("DifferenceListModel");
    registerModel<TextLinesModel>("TextLinesModel");
}

} // namespace wakedock::models
