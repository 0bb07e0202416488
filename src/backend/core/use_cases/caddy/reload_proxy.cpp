#include "backend/core/use_cases/caddy/reload_proxy.h"

#include "backend/core/domain/rules/permission_rules.h"

#include <utility>

namespace wakedock::core {

ValidateConfig::ValidateConfig(ConfigDesk desk) : m_desk(desk) { }

Task<ConfigTrial> ValidateConfig::execute(CallContext context, ConfigText text)
{
    requirePermission(context.actor, permission::CaddyManage);
    ConfigDesk desk = m_desk;
    co_return co_await desk.configs.tryOut(std::move(context), std::move(text), desk.caddy.wished());
}

ReloadProxy::ReloadProxy(ConfigDesk desk) : m_desk(desk) { }

Task<ConfigApplied> ReloadProxy::execute(CallContext context, ConfigText text)
{
    requirePermission(context.actor, permission::CaddyManage);
    ConfigOrder order;
    order.text = std::move(text);
    order.action = "caddy.reload";
    order.target = "caddy";
    order.backupReason = "before a reload by " + context.actor.name;
    co_return co_await putInForce(m_desk, std::move(context), std::move(order));
}

RenewRoutes::RenewRoutes(ConfigDesk desk) : m_desk(desk) { }

Task<ProxyConfigView> RenewRoutes::plan(CallContext context)
{
    requirePermission(context.actor, permission::CaddyManage);
    ConfigDesk desk = m_desk;
    co_return co_await desk.configs.view(std::move(context), desk.caddy.wished());
}

Task<ConfigApplied> RenewRoutes::execute(CallContext context)
{
    ConfigDesk desk = m_desk;
    const ProxyConfigView seen = co_await plan(context);
    co_await recordConfig(desk, context, "caddy.renew_routes", "caddy", "config " + seen.live.hash,
                          "config " + seen.wished.hash);
    co_await desk.caddy.pushAgain(context);
    ConfigApplied applied;
    applied.changed = !seen.drift.empty();
    applied.config = seen.wished;
    applied.differences = seen.drift;
    co_return ConfigApplied(applied);
}

} // namespace wakedock::core
