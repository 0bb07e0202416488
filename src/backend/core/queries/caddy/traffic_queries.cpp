#include "backend/core/queries/caddy/traffic_queries.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/services/caddy_service.h"
#include "backend/core/services/proxy_health_service.h"
#include "backend/core/services/state_service.h"

#include <utility>

namespace wakedock::core {

GetProxyTraffic::GetProxyTraffic(ProxyHealthService &health, CaddyService &caddy, const StateService &states)
    : m_health(health)
    , m_caddy(caddy)
    , m_states(states)
{
}

Task<TrafficReport> GetProxyTraffic::execute(CallContext context)
{
    requirePermission(context.actor, permission::CaddyRead);
    co_await m_health.refresh(std::move(context));
    TrafficReport report;
    report.status = m_caddy.status();
    report.traffic = m_health.latest();
    report.trend = m_health.trend();
    report.pushes = m_caddy.pushes();
    for (const auto &service : m_states.all()) {
        const auto found = report.traffic->inFlight.find(service->record.id);
        if (found != report.traffic->inFlight.end()) {
            const ServiceConfig &config = service->record.config;
            report.services.push_back({service->record.id, config.name, config.domain, found->second});
        }
    }
    co_return TrafficReport(report);
}

} // namespace wakedock::core
