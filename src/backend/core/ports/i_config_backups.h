#pragma once

#include "backend/core/domain/proxy_config.h"
#include "backend/shared/async/task.h"

#include <string>
#include <utility>
#include <vector>

namespace wakedock::core {

/// Configurations that were kept, a bounded number of them: the oldest go first, never the one just made.
class IConfigBackups
{
public:
    virtual ~IConfigBackups() = default;

    /// Newest first; damaged ones are among them and say so.
    virtual Task<std::vector<ConfigBackup>> list() = 0;
    /// @throws Error NotFound (`backup_not_found`), Conflict (`backup_damaged`)
    virtual Task<std::pair<ConfigBackup, ProxyConfig>> read(ConfigBackupId id) = 0;
    /// Durable when it returns. The content of the newest one is not kept twice: then that one is returned.
    /// @throws Error UpstreamFailed (`data_dir_unwritable`)
    virtual Task<ConfigBackup> keep(ProxyConfig config, std::string reason, Timestamp now) = 0;
};

} // namespace wakedock::core
