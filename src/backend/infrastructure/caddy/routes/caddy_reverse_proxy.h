#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_reverse_proxy.h"
#include "backend/infrastructure/caddy/api/admin_client.h"
#include "backend/infrastructure/caddy/caddy_settings.h"
#include "backend/infrastructure/caddy/config/wished_config.h"
#include "backend/infrastructure/caddy/monitoring/caddy_supervisor.h"
#include "backend/infrastructure/caddy/monitoring/gate_probe.h"
#include "backend/infrastructure/caddy/monitoring/marks_probe.h"
#include "backend/infrastructure/caddy/routes/turns.h"
#include "backend/shared/async/work_pool.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/logging/log.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace wakedock::caddy {

/// Caddy as the core's reverse proxy. One GET and at most one conditional write a push (see smallestChange): what others
/// wrote meanwhile is never overwritten, a refused push changes nothing, an identical one writes nothing.
class CaddyReverseProxy : public core::IReverseProxy
{
public:
    /// @param clock outlives this
    /// @throws Error Invalid (`bad_caddy_admin`)
    CaddyReverseProxy(CaddySettings settings, core::IClock &clock, Log log, WatchPace pace = {});

    Task<void> apply(core::CallContext context, std::vector<core::Route> routes) override;
    Task<std::vector<core::ForeignHost>> foreignHosts(core::CallContext context) override;
    Task<bool> matches(core::CallContext context, std::vector<core::Route> routes) override;
    Task<int> inFlight(core::CallContext context, std::string dial) override;
    [[nodiscard]] core::ProxyStatus status() const override { return m_status; }
    /// `onLost` is also called at the first sight of a Caddy (what it holds may be of another day), and again, less and
    /// less often, as long as nobody's push has mended it.
    Task<void> watch(std::function<void(core::ProxyStatus)> onChange, std::function<void()> onLost,
                     CancelToken cancel) override;

    /// What Caddy's configuration shall say with these routes.
    [[nodiscard]] ConfigWish wishFor(const std::vector<core::Route> &routes, const nlohmann::json &actual) const;
    /// Whoever changes the configuration otherwise takes a turn too: no push comes between its steps.
    [[nodiscard]] Turns &turns() { return m_turns; }
    /// What goes with every push beside the routes.
    [[nodiscard]] CertificateWish &certificates() { return m_certificates; }
    /// The Caddy that WakeDock started, if it runs.
    [[nodiscard]] std::optional<CaddyProcess::Running> managed() const { return m_supervisor.ours(); }

    /// Asks Caddy for the probe mark now and tells what is new: a folder that was open can be closed since. Nothing happens
    /// while our last push is not in force, or another is under way.
    Task<void> lookAtMarks(CancelToken cancel);

    /// Ends the Caddy that WakeDock started, unless `keep_running` is set. Cancel watch() first.
    Task<void> stop() { return m_supervisor.stop(); }

private:
    Task<bool> push(core::CallContext context, std::vector<core::Route> routes);
    /// @return false when it should be read and tried again
    Task<bool> write(core::CallContext context, ConfigChange change, std::string etag);
    /// Asks through Caddy whether it sees marks and gate.
    Task<void> checkSight(CancelToken cancel);
    Task<void> checkGate(http_client::Endpoint where, CancelToken cancel);
    [[nodiscard]] bool isSeenWhole() const;
    Task<void> nap(std::chrono::milliseconds span, CancelToken cancel);
    void wakeWatcher();
    void noteFailure(const Error &failure);
    void notePushed();
    Task<void> takeIn(Presence seen, bool lost, CancelToken cancel);
    [[nodiscard]] bool isLost(const Presence &seen);
    /// Where visitors on this machine come to a port of Caddy's: elsewhere, where it runs in a container.
    [[nodiscard]] http_client::Endpoint visitorsAt(int port) const;
    /// What was seen, pushed and probed, in one.
    [[nodiscard]] core::ProxyStatus joined() const;
    /// The worst of what is wrong, and what to do.
    [[nodiscard]] std::pair<std::string, std::string> trouble() const;
    /// Tells the watcher's listener when that changed.
    void tell();
    /// True when Caddy was last seen with our last push.
    [[nodiscard]] bool isInForce() const;

    CaddySettings m_settings;
    core::IClock &m_clock;
    Log m_log;
    WatchPace m_pace;
    AdminClient m_admin;
    CaddySupervisor m_supervisor;
    Turns m_turns;

    CertificateWish m_certificates;
    std::vector<core::Route> m_routes; ///< As last pushed.
    std::optional<std::string> m_revision; ///< Of the last push; nothing before the first.
    int m_pushes = 0; ///< That succeeded.
    ProxyPorts m_ports;
    std::string m_httpHost = "127.0.0.1"; ///< Where the HTTP port answers.
    core::RequestCounting m_counting = core::RequestCounting::Off; ///< As last pushed.
    std::optional<MarksSight> m_marks;
    std::optional<GateSight> m_gate;
    Presence m_seen;
    std::optional<Error> m_refusal; ///< Caddy's answer to the last push, when it did not take it.
    core::ProxyStatus m_status; ///< As last told.
    std::function<void(core::ProxyStatus)> m_onChange;
    std::optional<CancelSource> m_nap;
    Backoff m_lossAgain;
    std::chrono::steady_clock::time_point m_nextLoss;
    /// For what is made of large configurations. Last: its end gives the answers that are owed.
    WorkPool m_pool;
};

} // namespace wakedock::caddy
