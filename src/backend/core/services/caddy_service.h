#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/proxy_traffic.h"
#include "backend/core/domain/route.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_reverse_proxy.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

#include <chrono>
#include <exception>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// Knows which routes are wished, those of services and those of operators, and brings the proxy to them. Every change of
/// the proxy's configuration disturbs its visitors, so changes that come together are one push: the first waits for a moment
/// whether another follows, and while they keep coming they are gathered, for a second and a half at most; what comes after
/// a push waits 200 ms. Backend thread only.
class CaddyService
{
public:
    struct Terms {
        std::chrono::milliseconds firstWaits{0}; ///< How long the first change of a burst waits for the next one.
        std::vector<std::string> ownNames; ///< Host names under which WakeDock itself is reached: no route takes them.
    };

    CaddyService(IReverseProxy &proxy, IClock &clock, TaskScope &scope, Log log);
    CaddyService(IReverseProxy &proxy, IClock &clock, TaskScope &scope, Log log, Terms terms);

    /// The routes that there are, at the start; pushed when the proxy is first seen.
    void load(std::vector<Route> routes);

    /// Returns when the proxy serves it. A refusal takes the wish back and leaves all other routes as they were.
    /// Cancelled, it may still be served later: withdraw() it then.
    Task<void> publish(CallContext context, Route route);
    /// As publish(), all in one configuration: where hosts move from one service to another, nobody finds them missing.
    Task<void> publishAll(CallContext context, std::vector<Route> routes);
    /// For a route that was served before: as publish(), but a proxy that cannot be reached gets it with the next push.
    Task<void> putBack(CallContext context, Route route);
    /// Returns when the proxy no longer has it, or cannot be reached: then it goes with the next push.
    Task<void> withdraw(CallContext context, ServiceId service);
    Task<void> withdraw(CallContext context, OperatorRouteId route);
    /// Nothing while the proxy cannot be asked.
    Task<std::vector<ForeignHost>> foreignHosts(CallContext context);
    /// The place of a host in what was asked for: `aliases[0]`.
    using FieldOf = std::function<std::string(std::size_t)>;
    /// @throws Error Invalid (`own_name`), Conflict (`domain_taken`) when a route that is not ours answers one of these
    /// hosts. Succeeds when the proxy cannot be asked: publish() will find out.
    Task<void> requireNotForeign(CallContext context, std::vector<std::string> hosts, FieldOf fieldOf);
    /// The name of WakeDock's own that this host, or pattern, would take; empty when it takes none.
    [[nodiscard]] std::string ownNameTakenBy(const std::string &host) const;
    /// For the hosts of a service: neither that, nor may a route of an operator's hold one of them whole.
    Task<void> requireFreeHosts(CallContext context, std::vector<std::string> hosts);
    /// Brings the proxy back to the wished routes after it may have lost them.
    Task<void> pushAgain(CallContext context);

    /// The same while WakeDock stops and the queue is closed: what must not stay in the proxy is taken out. Two seconds.
    Task<void> pushWhileStopping();

    /// Whether the proxy's configuration is what is wished; nothing when it cannot be asked.
    Task<std::optional<bool>> isTrue(CallContext context);
    /// What the proxy shall serve.
    [[nodiscard]] std::vector<Route> wished() const;
    /// The same with this route in it, in place of its former self.
    [[nodiscard]] std::vector<Route> wishedWith(Route route) const;
    [[nodiscard]] std::vector<Route> wishedWithout(const OperatorRouteId &route) const;

    [[nodiscard]] ProxyStatus status() const { return m_proxy.status(); }
    Task<int> inFlight(CallContext context, std::string dial);
    /// How the pushes so far went.
    [[nodiscard]] const ProxyPushes &pushes() const { return m_pushes; }

private:
    struct Pending {
        std::string key; ///< Route::key()
        std::optional<Route> route; ///< Nothing = withdraw.
        Completion<> done;
    };

    using Wishes = std::map<std::string, Route>; ///< By key.

    static std::vector<Route> listOf(const Wishes &routes);
    static bool isUnreachable(const std::exception_ptr &failure);
    Task<void> take(std::string key);
    Completion<> enqueue(std::string key, std::optional<Route> route);
    Completion<> add(std::string key, std::optional<Route> route);

    // caddy_service_pushes.cpp
    void startPump();
    Task<void> pump(CancelToken cancel);
    Task<void> gather(CancelToken cancel);
    Task<void> pauseWhileTheyCome(std::chrono::milliseconds atLeast, CancelToken cancel);
    Task<void> push(CallContext context, std::vector<Route> routes);
    Task<void> pushBatch(std::vector<Pending> batch, CancelToken cancel);
    void count(std::chrono::steady_clock::time_point begun, bool succeeded);
    static void applyTo(Wishes &routes, const Pending &change);

    IReverseProxy &m_proxy;
    IClock &m_clock;
    TaskScope &m_scope;
    Log m_log;
    Terms m_terms;
    Wishes m_wished;
    std::vector<Pending> m_pending;
    std::chrono::steady_clock::time_point m_lastAsked; ///< When the newest change came.
    ProxyPushes m_pushes;
    bool m_pumping = false;
};

} // namespace wakedock::core
