#pragma once

#include "backend/core/use_cases/caddy/config_desk.h"

#include <string>

namespace wakedock::core {

/// Keeps the configuration in force. Needs `caddy:manage`.
class BackUpConfig
{
public:
    explicit BackUpConfig(ConfigDesk desk);
    /// @return the newest one where it holds just that. @throws Error Unavailable (`proxy_unreachable`), UpstreamFailed
    /// (`data_dir_unwritable`), Forbidden
    Task<ConfigBackup> execute(CallContext context, std::string reason);

private:
    ConfigDesk m_desk;
};

/// Puts a kept configuration in force; the one it replaces is kept before. WakeDock's routes are those of now, not those
/// of then. Needs `caddy:manage`.
class RestoreConfig
{
public:
    explicit RestoreConfig(ConfigDesk desk);
    /// @throws Error NotFound (`backup_not_found`), Conflict (`backup_damaged`), and as putInForce()
    Task<ConfigApplied> execute(CallContext context, ConfigBackupId id);

private:
    ConfigDesk m_desk;
};

} // namespace wakedock::core
