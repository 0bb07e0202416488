#include "backend/core/queries/caddy/proxy_queries.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/services/caddy_service.h"

namespace wakedock::core {

GetProxyReport::GetProxyReport(IProxyConfigs &configs) : m_configs(configs) { }

Task<ProxyReport> GetProxyReport::execute(CallContext context)
{
    requirePermission(context.actor, permission::CaddyRead);
    co_return co_await m_configs.report(std::move(context));
}

GetProxyConfig::GetProxyConfig(IProxyConfigs &configs, CaddyService &caddy) : m_configs(configs), m_caddy(caddy) { }

Task<ProxyConfigView> GetProxyConfig::execute(CallContext context)
{
    requirePermission(context.actor, permission::CaddyRead);
    co_return co_await m_configs.view(std::move(context), m_caddy.wished());
}

bool GetProxyConfig::showsSecrets(const CallContext &context)
{
    return allows(context.actor.role, permission::CaddyManage);
}

ListConfigBackups::ListConfigBackups(IConfigBackups &backups) : m_backups(backups) { }

Task<std::vector<ConfigBackup>> ListConfigBackups::execute(CallContext context)
{
    requirePermission(context.actor, permission::CaddyRead);
    co_return co_await m_backups.list();
}

GetConfigBackup::GetConfigBackup(IConfigBackups &backups, IProxyConfigs &configs)
    : m_backups(backups)
    , m_configs(configs) { }

Task<std::pair<ConfigBackup, ProxyConfig>> GetConfigBackup::execute(CallContext context, ConfigBackupId id)
{
    requirePermission(context.actor, permission::CaddyManage);
    co_return co_await m_backups.read(std::move(id));
}

Task<std::vector<ConfigDifference>> GetConfigBackup::differences(CallContext context, ProxyConfig kept)
{
    requirePermission(context.actor, permission::CaddyManage);
    const ProxyConfigView seen = co_await m_configs.view(std::move(context), {});
    co_return co_await m_configs.compare(seen.live, std::move(kept));
}

} // namespace wakedock::core
