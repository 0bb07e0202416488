#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/container.h"
#include "backend/core/domain/health.h"
#include "backend/core/domain/route.h"
#include "backend/shared/async/task.h"

#include <string>
#include <vector>

namespace wakedock::core {

class HealthService;
class StateService;

struct SystemHealth {
    bool ready = false; ///< Each part is available or known to be unavailable.
    bool degraded = false; ///< At least one part is unavailable.
    std::vector<ComponentHealth> components; ///< database, docker, caddy
};

/// Needs `system:read` (the readiness of `/readyz` is public and uses it as the system).
class GetSystemHealth
{
public:
    explicit GetSystemHealth(HealthService &health);
    Task<SystemHealth> execute(CallContext context);

private:
    HealthService &m_health;
};

struct SystemInfo {
    std::string version;
    std::string instanceName; ///< Host name.
    Timestamp startedAt{};
    EngineVersion engine; ///< Empty while it is not connected.
    ProxyStatus proxy;
    int services = 0;
    int running = 0;
    int sleeping = 0;
};

/// Needs `system:read`.
class GetSystemInfo
{
public:
    GetSystemInfo(HealthService &health, StateService &states);
    Task<SystemInfo> execute(CallContext context);

private:
    HealthService &m_health;
    StateService &m_states;
};

} // namespace wakedock::core
