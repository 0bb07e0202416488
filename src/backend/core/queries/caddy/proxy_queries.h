#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/proxy_config.h"
#include "backend/core/ports/i_config_backups.h"
#include "backend/core/ports/i_proxy_configs.h"
#include "backend/shared/async/task.h"

#include <utility>
#include <vector>

namespace wakedock::core {

class CaddyService;

/// What can be found out about the proxy. Needs `caddy:read`.
class GetProxyReport
{
public:
    explicit GetProxyReport(IProxyConfigs &configs);
    Task<ProxyReport> execute(CallContext context);

private:
    IProxyConfigs &m_configs;
};

/// The configuration in force beside the wished one. It may hold secrets: to be shown without masks only to those who have
/// `caddy:manage`. Needs `caddy:read`.
class GetProxyConfig
{
public:
    GetProxyConfig(IProxyConfigs &configs, CaddyService &caddy);
    /// @throws Error Unavailable (`proxy_unreachable`), Timeout, Forbidden
    Task<ProxyConfigView> execute(CallContext context);
    /// True where this caller may see secrets.
    [[nodiscard]] static bool showsSecrets(const CallContext &context);

private:
    IProxyConfigs &m_configs;
    CaddyService &m_caddy;
};

/// Kept configurations, newest first, without their content. Needs `caddy:read`.
class ListConfigBackups
{
public:
    explicit ListConfigBackups(IConfigBackups &backups);
    Task<std::vector<ConfigBackup>> execute(CallContext context);

private:
    IConfigBackups &m_backups;
};

/// One of them with its content. Needs `caddy:manage`.
class GetConfigBackup
{
public:
    GetConfigBackup(IConfigBackups &backups, IProxyConfigs &configs);
    /// @throws Error NotFound (`backup_not_found`), Conflict (`backup_damaged`), Forbidden
    Task<std::pair<ConfigBackup, ProxyConfig>> execute(CallContext context, ConfigBackupId id);
    /// From what is in force to the backup. @throws Error also Unavailable (`proxy_unreachable`)
    Task<std::vector<ConfigDifference>> differences(CallContext context, ProxyConfig kept);

private:
    IConfigBackups &m_backups;
    IProxyConfigs &m_configs;
};

} // namespace wakedock::core
