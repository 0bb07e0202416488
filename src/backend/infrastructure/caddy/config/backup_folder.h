#pragma once

#include "backend/core/domain/proxy_config.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace wakedock::caddy {

/// How much is kept.
struct BackupBounds {
    std::size_t count = 50;
    std::uint64_t bytes = 20ULL * 1024 * 1024;
};

/// Backups of configurations as files, `<data dir>/caddy/backups/<id>.backup`, 0600: a line of facts with a checksum of
/// everything, then the configuration. Waits for the disk: not for the backend thread.
class BackupFolder
{
public:
    explicit BackupFolder(const std::string &dataDir, BackupBounds bounds = {});

    [[nodiscard]] std::vector<core::ConfigBackup> list() const;
    std::pair<core::ConfigBackup, core::ProxyConfig> read(const core::ConfigBackupId &id) const;
    core::ConfigBackup keep(const core::ProxyConfig &config, const std::string &reason, Timestamp now) const;

    [[nodiscard]] const std::string &folder() const { return m_folder; }

private:
    void prune(const core::ConfigBackupId &madeNow) const;
    [[nodiscard]] std::string fileOf(const core::ConfigBackupId &id) const { return m_folder + "/" + id.value + ".backup"; }

    std::string m_parent;
    std::string m_folder;
    BackupBounds m_bounds;
};

} // namespace wakedock::caddy
