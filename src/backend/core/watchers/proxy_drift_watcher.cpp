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
        return m_proxy.watch([this, &scope](const ProxyStatus &status) { take(status, scope); },
                             [this, &scope] { pushAgain(scope); }, std::move(cancel));
    });
}

void ProxyDriftWatcher::take(const ProxyStatus &status, TaskScope &scope)
{
    const bool comesBack = status.reachable && !m_wasReachable;
    tell(status);
    if (comesBack) {
        // What changed while it was away could not be pushed then.
        pushAgain(scope);
    }
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
    m_log.debug("Giving Caddy the wished routes again.");
    scope.start("giving Caddy its routes again", [this](CancelToken cancel) {
        CallContext context;
        context.actor = Actor::system();
        context.cancel = std::move(cancel);
        return m_caddy.pushAgain(context);
    });
}

} // namespace wakedock::core
