#include "backend/infrastructure/caddy/config/config_backups.h"

#include "backend/infrastructure/caddy/config/config_text.h"
#include "backend/infrastructure/caddy/config/own_certificates.h"

namespace wakedock::caddy {

namespace {

constexpr int BackupsMostWaiting = 100;

} // namespace

ConfigBackups::ConfigBackups(const std::string &dataDir, BackupBounds bounds)
    : m_folder(dataDir, bounds)
    , m_pool("caddy backups", 1, BackupsMostWaiting)
{
}

Task<std::vector<core::ConfigBackup>> ConfigBackups::list()
{
    return m_pool.run([folder = m_folder] { return folder.list(); });
}

Task<std::pair<core::ConfigBackup, core::ProxyConfig>> ConfigBackups::read(core::ConfigBackupId id)
{
    return m_pool.run([folder = m_folder, id = std::move(id)] { return folder.read(id); });
}

Task<core::ConfigBackup> ConfigBackups::keep(core::ProxyConfig config, std::string reason, Timestamp now)
{
    return m_pool.run([folder = m_folder, config = std::move(config), reason = std::move(reason), now]() mutable {
        if (auto kept = withoutOwnCertificates(config.json); kept != config.json) {
            config.hash = hashOf(kept);
            config.json = std::move(kept);
        }
        return folder.keep(config, reason, now);
    });
}

} // namespace wakedock::caddy
