#include "tests/support/fakes/fake_reverse_proxy.h"

#include <algorithm>
#include <utility>

namespace wakedock::tests {

namespace {

/// Waits until `gate` completes or `cancel` fires.
Task<void> passGate(Completion<> gate, CancelToken cancel)
{
    Completion<> passed;
    const auto registration = cancel.onCancel([passed]() mutable { passed.fail(Cancelled()); });
    const auto follow = [](Completion<> from, Completion<> into) -> Task<void> {
        co_await from;
        into.succeed();
    };
    const auto following = follow(std::move(gate), passed);
    co_await passed;
}

} // namespace

FakeReverseProxy::FakeReverseProxy()
{
    m_status.reachable = true;
    m_status.version = "v2.6.2";
    m_status.adminUrl = "http://127.0.0.1:2019";
    m_status.httpPort = 80;
    m_status.httpsPort = 443;
    m_status.seesMarks = true;
    m_status.reachesGate = true;
}

Task<void> FakeReverseProxy::apply(core::CallContext context, std::vector<core::Route> routes)
{
    ++m_applyCalls;
    context.cancel.throwIfCancelled();
    if (const auto gate = std::exchange(m_gate, std::nullopt)) {
        co_await passGate(*gate, context.cancel);
    }
    if (auto failure = std::exchange(m_nextFailure, std::nullopt)) {
        throw Error(*failure);
    }
    throwIfUnreachable();
    throwIfForeign(routes);
    if (routes == m_routes) {
        co_return;
    }
    m_routes = std::move(routes);
    ++m_changes;
    m_status.activeRoutes = static_cast<int>(m_routes.size());
    setStatus(m_status);
}

Task<std::vector<core::ForeignHost>> FakeReverseProxy::foreignHosts(core::CallContext context)
{
    context.cancel.throwIfCancelled();
    throwIfUnreachable();
    if (auto failure = std::exchange(m_nextQuestionFailure, std::nullopt)) {
        throw Error(*failure);
    }
    std::vector<core::ForeignHost> hosts;
    for (const auto &host : m_foreignHosts) {
        hosts.push_back({host, "route 1 of the server \"srv0\""});
    }
    co_return hosts;
}

Task<bool> FakeReverseProxy::matches(core::CallContext context, std::vector<core::Route> routes)
{
    context.cancel.throwIfCancelled();
    throwIfUnreachable();
    co_return routes == m_routes;
}

Task<int> FakeReverseProxy::inFlight(core::CallContext context, std::string dial)
{
    context.cancel.throwIfCancelled();
    throwIfUnreachable();
    if (m_inFlightFailure) {
        throw Error(*m_inFlightFailure);
    }
    const auto found = m_inFlight.find(dial);
    co_return found == m_inFlight.end() ? 0 : found->second;
}

Task<void> FakeReverseProxy::watch(std::function<void(core::ProxyStatus)> onChange, std::function<void()> onLost,
                                   CancelToken cancel)
{
    m_onChange = std::move(onChange);
    m_onLost = std::move(onLost);
    Completion<> stopped;
    const auto registration = cancel.onCancel([this, stopped]() mutable {
        m_onChange = nullptr;
        m_onLost = nullptr;
        stopped.fail(Cancelled());
    });
    if (m_onChange) {
        m_onChange(m_status);
    }
    co_await stopped;
}

std::optional<core::Route> FakeReverseProxy::routeOf(const std::string &host) const
{
    for (const auto &route : m_routes) {
        if (std::ranges::find(route.hosts, host) != route.hosts.end()) {
            return route;
        }
    }
    return std::nullopt;
}

void FakeReverseProxy::setStatus(core::ProxyStatus status)
{
    m_status = std::move(status);
    if (const auto tell = m_onChange) {
        tell(m_status);
    }
}

void FakeReverseProxy::setReachable(bool reachable)
{
    auto status = m_status;
    status.reachable = reachable;
    status.lastError = reachable ? "" : "Caddy does not answer at " + status.adminUrl + ".";
    setStatus(std::move(status));
}

void FakeReverseProxy::loseConfiguration()
{
    m_routes.clear();
    m_status.activeRoutes = 0;
    setStatus(m_status);
    if (const auto tell = m_onLost) {
        tell();
    }
}

void FakeReverseProxy::throwIfUnreachable() const
{
    if (!m_status.reachable) {
        throw Error(ErrorCode::Unavailable, "proxy_unreachable", "Caddy does not answer at " + m_status.adminUrl + ".");
    }
}

void FakeReverseProxy::throwIfForeign(const std::vector<core::Route> &routes) const
{
    for (const auto &route : routes) {
        if (route.own && !route.own->isEnabled) {
            continue;
        }
        for (const auto &host : route.hosts) {
            if (std::ranges::find(m_foreignHosts, host) != m_foreignHosts.end()) {
                throw Error(ErrorCode::Conflict, "domain_taken", "A route in Caddy already answers " + host + ".")
                    .withContext("domain", host);
            }
        }
    }
}

} // namespace wakedock::tests
