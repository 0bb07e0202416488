#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/proxy_config.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_config_backups.h"
#include "backend/core/ports/i_proxy_configs.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/caddy_service.h"
#include "backend/shared/async/task.h"
#include "backend/shared/async/task_scope.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// The tools every use case on the proxy's configuration works with; made once, by the composition root.
struct ConfigDesk {
    IProxyConfigs &configs;
    IConfigBackups &backups;
    CaddyService &caddy;
    IStore &store;
    IClock &clock;
    TaskScope &scope; ///< Whoever asks may leave while a configuration is put in force; that is finished all the same.
};

/// What became of a configuration that was to be put in force.
struct ConfigApplied {
    bool changed = false; ///< False where it was in force already.
    std::optional<ConfigBackup> backup; ///< Of what it replaced.
    ProxyConfig config; ///< In force now.
    std::vector<ConfigFinding> warnings;
    std::vector<ConfigDifference> differences;
};

/// What is done about a configuration, in the audit log's words.
struct ConfigOrder {
    ConfigText text;
    std::string action; ///< `caddy.reload`
    std::string target; ///< Of the audit entry.
    std::string backupReason;
};

/// Tries it, keeps the one in force, puts it in force, sees that WakeDock's routes are in it; where that fails, puts back
/// what was there. Written down before it is done: what cannot be recorded is not done.
/// @throws Error Invalid (`config_invalid`, with what is wrong in fields; `proxy_refused`), Conflict (`config_changed`),
/// Unavailable (`proxy_unreachable`), UpstreamFailed (`config_not_in_force`, `data_dir_unwritable`), Timeout, Cancelled
Task<ConfigApplied> putInForce(ConfigDesk desk, CallContext context, ConfigOrder order);

/// @throws Error Invalid (`config_invalid`), naming everything that is wrong
void requireValid(const ConfigTrial &trial);

/// One line of the audit log.
Task<void> recordConfig(ConfigDesk desk, CallContext context, std::string action, std::string target, std::string before,
                        std::string after);

} // namespace wakedock::core
