#include "backend/core/watchers/proxy_drift_watcher.h"

#include <utility>

namespace wakedock::core {

ProxyDriftWatcher::ProxyDriftWatcher(IReverseProxy &proxy, CaddyService &caddy, IEventBus &events, IClock &clock, Log log)
    : m_proxy(proxy)
    , m_caddy(caddy)
    , m_events(events)
    , m_clock(clock)
    , m_log(log)
{
}

void ProxyDriftWatcher::start(TaskScope &scope)
{
    scope.start("following Caddy", [this, &scope](CancelToken cancel) {
        return m_proxy.watch([this](const ProxyStatus &status) { tell(status); }, [this, &scope] { pushAgain(scope); },
                             std::move(cancel));
    });
}

void ProxyDriftWatcher::tell(const ProxyStatus &status)
{
    if (!m_told || status.reachable != m_wasReachable) {
        if (status.reachable) {
            m_log.info("Connected to Caddy " + status.version + " at " + status.adminUrl
                       + (status.managed ? ", started by WakeDock." : "."));
        } else {
            m_log.warning("Caddy cannot be reached. " + status.lastError, {{"remedy", status.remedy}});
        }
    }
    m_told = true;
    m_wasReachable = status.reachable;
    m_events.publish(ComponentHealthChanged{{"caddy", status.reachable ? Availability::Available : Availability::Unavailable,
                                             status.reachable ? "Caddy " + status.version : status.lastError, status.remedy,
                                             m_clock.now()}});
}

void ProxyDriftWatcher::pushAgain(TaskScope &scope)
{
    m_log.info("Caddy may have lost WakeDock's routes; giving them again.");
    scope.start("giving Caddy its routes again", [this](CancelToken cancel) {
        CallContext context;
        context.actor = Actor::system();
        context.cancel = std::move(cancel);
        return m_caddy.pushAgain(context);
    });
}

} // namespace wakedock::core
