#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/infrastructure/caddy/api/admin_client.h"
#include "backend/infrastructure/caddy/caddy_settings.h"
#include "backend/infrastructure/caddy/foreign/foreign_caddy.h"
#include "backend/infrastructure/caddy/monitoring/caddy_process.h"
#include "backend/infrastructure/caddy/monitoring/process_watch.h"
#include "backend/infrastructure/caddy/monitoring/watch_pace.h"
#include "backend/shared/async/backoff.h"
#include "backend/shared/async/work_pool.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/logging/log.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::caddy {

/// What one look at Caddy showed.
struct Presence {
    bool reachable = false;
    std::optional<CaddyProcess::Running> ours; ///< The one WakeDock started, if that is what runs.
    std::optional<std::string> revision; ///< Of our push in force; nothing when it holds none of ours.
    std::string problem; ///< Why it is not reachable.
    std::string remedy;
    /// What a Caddy of somebody else's lost while it was away: it is reachable, and yet something is to be done.
    std::optional<ForeignCaddy::Advice> loss;
    std::vector<PublishedPort> published; ///< See ForeignCaddy::published().
};

/// Keeps a Caddy running where that is wanted (`caddy.manage`): starts one when nobody answers at the admin address,
/// takes over one that an earlier WakeDock started, starts a dead one again, replaces one that no longer answers. Where
/// somebody else's Caddy is known to belong, that one is waited for.
/// Backend thread only.
class CaddySupervisor
{
public:
    /// @param admin outlives this
    CaddySupervisor(CaddySettings settings, AdminClient &admin, core::IClock &clock, Log log, WatchPace pace);

    /// Asks once and acts where something is to be done; a start is waited for. Throws only Cancelled.
    Task<Presence> look(CancelToken cancel);
    /// Tells when the Caddy we started ends, so that the next look need not wait for its turn. Backend thread's loop.
    void onExit(std::function<void()> tell) { m_tellExit = std::move(tell); }
    /// The Caddy we started, if it runs.
    [[nodiscard]] std::optional<CaddyProcess::Running> ours() const { return m_process.running(); }
    /// Ends our Caddy unless `keep_running` wants it to stay. From then on look() starts none. End the watching first.
    Task<void> stop();

private:
    Task<Presence> ask(CancelToken cancel);
    Task<Presence> foundThere(Presence seen);
    Task<Presence> revive(Presence seen, CancelToken cancel);
    Task<void> start(CancelToken cancel);
    /// With what an operator put in force there; where Caddy does not start with that, without it.
    Task<void> startWithWhatWasKept(std::string program, std::string version, ProxyPorts ports, CancelToken cancel);
    Task<void> run(std::string program, std::string version, std::string config, ProxyPorts ports);
    Task<void> waitUntilItAnswers(CancelToken cancel);
    void watchProcess(const std::optional<CaddyProcess::Running> &ours);
    [[nodiscard]] bool mayStart() const;

    CaddySettings m_settings;
    AdminClient &m_admin;
    core::IClock &m_clock;
    Log m_log;
    WatchPace m_pace;
    CaddyProcess m_process;
    ForeignCaddy m_foreign;
    std::unique_ptr<ProcessWatch> m_watch;
    std::function<void()> m_tellExit;
    Backoff m_backoff;
    std::chrono::steady_clock::time_point m_lastStart;
    std::chrono::steady_clock::time_point m_nextStart;
    std::optional<std::chrono::steady_clock::time_point> m_silentSince;
    std::optional<Error> m_lastFailure;
    bool m_stopped = false;
    /// For what looks through /proc, waits for the disk or starts a process. Last: its end gives the answers that are owed.
    WorkPool m_pool;
};

} // namespace wakedock::caddy
