#include "backend/core/use_cases/caddy/back_up_config.h"

#include "backend/core/domain/rules/permission_rules.h"

#include <utility>

namespace wakedock::core {

BackUpConfig::BackUpConfig(ConfigDesk desk) : m_desk(desk) { }

Task<ConfigBackup> BackUpConfig::execute(CallContext context, std::string reason)
{
    requirePermission(context.actor, permission::CaddyManage);
    ConfigDesk desk = m_desk;
    const ProxyConfigView seen = co_await desk.configs.view(context, {});
    co_await recordConfig(desk, context, "caddy.backup", "caddy", {}, "config " + seen.live.hash);
    if (reason.empty()) {
        reason = "asked for by " + context.actor.name;
    }
    co_return co_await desk.backups.keep(seen.live, std::move(reason), desk.clock.now());
}

RestoreConfig::RestoreConfig(ConfigDesk desk) : m_desk(desk) { }

Task<ConfigApplied> RestoreConfig::execute(CallContext context, ConfigBackupId id)
{
    requirePermission(context.actor, permission::CaddyManage);
    ConfigDesk desk = m_desk;
    const auto [backup, config] = co_await desk.backups.read(std::move(id));
    ConfigOrder order;
    order.text = {config.json, ConfigLanguage::Json};
    order.action = "caddy.restore";
    order.target = backup.id.value;
    order.backupReason = "before the restore of " + backup.id.value;
    co_return co_await putInForce(desk, std::move(context), std::move(order));
}

} // namespace wakedock::core
