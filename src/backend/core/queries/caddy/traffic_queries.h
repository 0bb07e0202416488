#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/proxy_traffic.h"
#include "backend/core/domain/route.h"
#include "backend/shared/async/task.h"

#include <memory>
#include <string>
#include <vector>

namespace wakedock::core {

class CaddyService;
class ProxyHealthService;
class StateService;

/// Requests in flight to the containers of one service.
struct ServiceInFlight {
    ServiceId id;
    std::string name;
    std::string host;
    int requests = 0;
};

/// Everything that is known of the proxy's traffic.
struct TrafficReport {
    ProxyStatus status;
    std::shared_ptr<const ProxyTraffic> traffic; ///< Never null; empty before the first reading.
    std::vector<ServiceInFlight> services; ///< By name.
    TrafficTrend trend;
    ProxyPushes pushes;
};

/// What the proxy counts, read now unless it was a moment ago. A proxy that is away is no error: what was known before is
/// shown with the reason. Needs `caddy:read`.
class GetProxyTraffic
{
public:
    GetProxyTraffic(ProxyHealthService &health, CaddyService &caddy, const StateService &states);
    /// @throws Error Forbidden, Cancelled
    Task<TrafficReport> execute(CallContext context);

private:
    ProxyHealthService &m_health;
    CaddyService &m_caddy;
    const StateService &m_states;
};

} // namespace wakedock::core
