#pragma once

#include "backend/core/ports/i_reverse_proxy.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/exceptions/error.h"

#include <map>
#include <optional>

namespace wakedock::tests {

/// A proxy in memory. Keeps the contract of IReverseProxy: all or nothing, identical routes are no change, a foreign
/// host is a Conflict.
class FakeReverseProxy : public core::IReverseProxy
{
public:
    FakeReverseProxy();

    Task<void> apply(core::CallContext context, std::vector<core::Route> routes) override;
    Task<std::vector<core::ForeignHost>> foreignHosts(core::CallContext context) override;
    Task<bool> matches(core::CallContext context, std::vector<core::Route> routes) override;
    Task<int> inFlight(core::CallContext context, std::string dial) override;
    [[nodiscard]] core::ProxyStatus status() const override { return m_status; }
    Task<void> watch(std::function<void(core::ProxyStatus)> onChange, std::function<void()> onLost,
                     CancelToken cancel) override;

    /// What the proxy serves now.
    [[nodiscard]] const std::vector<core::Route> &routes() const { return m_routes; }
    /// Nothing when no service answers this host.
    [[nodiscard]] std::optional<core::Route> routeOf(const std::string &host) const;
    /// Calls of apply that changed something.
    [[nodiscard]] int changes() const { return m_changes; }
    [[nodiscard]] int applyCalls() const { return m_applyCalls; }

    void setForeignHosts(std::vector<std::string> hosts) { m_foreignHosts = std::move(hosts); }
    void setInFlight(const std::string &dial, int requests) { m_inFlight[dial] = requests; }
    /// It does not tell of requests until `std::nullopt`.
    void failInFlight(std::optional<Error> error) { m_inFlightFailure = std::move(error); }
    /// The next apply throws this and changes nothing.
    void failNextApply(Error error) { m_nextFailure = std::move(error); }
    /// The next question for foreign hosts throws this.
    void failNextForeignHosts(Error error) { m_nextQuestionFailure = std::move(error); }
    /// The next apply waits for `gate` before it does anything; it still hears its cancel token.
    void holdNextApply(Completion<> gate) { m_gate = std::move(gate); }
    /// Tells the watcher too.
    void setStatus(core::ProxyStatus status);
    /// Everything answers Unavailable (`proxy_unreachable`) until it is set back.
    void setReachable(bool reachable);
    /// As if somebody had reloaded the proxy: the routes are gone and the watcher hears onLost.
    void loseConfiguration();
    [[nodiscard]] bool isWatched() const { return static_cast<bool>(m_onLost); }

private:
    void throwIfUnreachable() const;
    void throwIfForeign(const std::vector<core::Route> &routes) const;

    std::vector<core::Route> m_routes;
    std::vector<std::string> m_foreignHosts;
    std::map<std::string, int> m_inFlight;
    std::optional<Error> m_inFlightFailure;
    std::optional<Error> m_nextFailure;
    std::optional<Error> m_nextQuestionFailure;
    std::optional<Completion<>> m_gate;
    core::ProxyStatus m_status;
    std::function<void(core::ProxyStatus)> m_onChange;
    std::function<void()> m_onLost;
    int m_changes = 0;
    int m_applyCalls = 0;
};

} // namespace wakedock::tests
