#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/ports/i_reverse_proxy.h"
#include "backend/core/services/caddy_service.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

namespace wakedock::core {

/// Follows the proxy: tells when it comes and goes, and gives it our routes again whenever it may have lost them.
class ProxyDriftWatcher
{
public:
    ProxyDriftWatcher(IReverseProxy &proxy, CaddyService &caddy, IEventBus &events, IClock &clock, Log log);
    void start(TaskScope &scope);

private:
    void take(const ProxyStatus &status, TaskScope &scope);
    void tell(const ProxyStatus &status);
    void pushAgain(TaskScope &scope);

    IReverseProxy &m_proxy;
    CaddyService &m_caddy;
    IEventBus &m_events;
    IClock &m_clock;
    Log m_log;
    bool m_wasReachable = false;
    bool m_told = false;
};

} // namespace wakedock::core
