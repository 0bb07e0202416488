#include "backend/core/queries/system/system_queries.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/services/health_service.h"
#include "backend/core/services/state_service.h"

#include <QSysInfo>

#include <algorithm>

namespace wakedock::core {

GetSystemHealth::GetSystemHealth(HealthService &health) : m_health(health) { }

Task<SystemHealth> GetSystemHealth::execute(CallContext context)
{
    requirePermission(context.actor, permission::SystemRead);
    SystemHealth health;
    health.components = m_health.components();
    const auto is = [](Availability wanted) {
        return [wanted](const ComponentHealth &component) { return component.availability == wanted; };
    };
    health.ready = !m_health.isStopping() && std::ranges::none_of(health.components, is(Availability::Connecting));
    health.degraded = std::ranges::any_of(health.components, is(Availability::Unavailable));
    co_return health;
}

GetSystemInfo::GetSystemInfo(HealthService &health, StateService &states) : m_health(health), m_states(states) { }

Task<SystemInfo> GetSystemInfo::execute(CallContext context)
{
    requirePermission(context.actor, permission::SystemRead);
    SystemInfo info;
    info.version = WAKEDOCK_VERSION;
    info.instanceName = QSysInfo::machineHostName().toStdString();
    info.startedAt = m_health.startedAt();
    info.engine = m_health.engine();
    info.proxy = m_health.proxy();
    for (const auto &service : m_states.all()) {
        ++info.services;
        info.running += service->state.status == ServiceStatus::Running ? 1 : 0;
        info.sleeping += service->state.status == ServiceStatus::Sleeping ? 1 : 0;
    }
    co_return info;
}

} // namespace wakedock::core
