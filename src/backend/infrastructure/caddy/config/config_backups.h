#pragma once

#include "backend/core/ports/i_config_backups.h"
#include "backend/infrastructure/caddy/config/backup_folder.h"
#include "backend/shared/async/work_pool.h"

#include <string>

namespace wakedock::caddy {

/// The core's backups in files; the disk is waited for on a thread of their own, one after the other. Keys of WakeDock's
/// own certificates are left out: they are kept encrypted, and come back with the routes.
class ConfigBackups final : public core::IConfigBackups
{
public:
    explicit ConfigBackups(const std::string &dataDir, BackupBounds bounds = {});

    Task<std::vector<core::ConfigBackup>> list() override;
    Task<std::pair<core::ConfigBackup, core::ProxyConfig>> read(core::ConfigBackupId id) override;
    Task<core::ConfigBackup> keep(core::ProxyConfig config, std::string reason, Timestamp now) override;

private:
    BackupFolder m_folder;
    WorkPool m_pool;
};

} // namespace wakedock::caddy
