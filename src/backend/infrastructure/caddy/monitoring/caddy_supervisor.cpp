#include "backend/infrastructure/caddy/monitoring/caddy_supervisor.h"

#include "backend/infrastructure/caddy/config/wished_config.h"
#include "backend/infrastructure/caddy/monitoring/caddy_program.h"
#include "backend/infrastructure/caddy/monitoring/port_choice.h"
#include "backend/infrastructure/caddy/monitoring/private_files.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace wakedock::caddy {

using namespace std::chrono_literals;

namespace {

constexpr int MostStarting = 10;
constexpr auto StartWithin = 10s;
/// One that ran for so long did not die of its start: its next start need not wait.
constexpr auto RanWell = 60s;
constexpr auto StopGrace = 3s;

http_client::CallLimits within(std::chrono::milliseconds span, const CancelToken &cancel)
{
    http_client::CallLimits limits;
    limits.deadline = Deadline::in(span);
    limits.cancel = cancel;
    return limits;
}

} // namespace

CaddySupervisor::CaddySupervisor(CaddySettings settings, AdminClient &admin, core::IClock &clock, Log log, WatchPace pace)
    : m_settings(std::move(settings))
    , m_admin(admin)
    , m_clock(clock)
    , m_log(log)
    , m_pace(pace)
    , m_process(m_settings.dataDir)
    , m_foreign(m_settings.dataDir, admin.address(), clock, log, pace)
    , m_lastStart(clock.steadyNow() - RanWell)
    , m_nextStart(clock.steadyNow())
    , m_pool("caddy start", 1, MostStarting)
{
}

Task<Presence> CaddySupervisor::look(CancelToken cancel)
{
    auto seen = co_await ask(cancel);
    watchProcess(seen.ours);
    if (seen.reachable) {
        m_silentSince.reset();
        co_return co_await foundThere(std::move(seen));
    }
    if (!seen.ours && m_settings.manage != Manage::Always) {
        if (auto advice = co_await m_foreign.away()) {
            seen.problem = std::move(advice->problem);
            seen.remedy = std::move(advice->remedy);
            co_return seen;
        }
    }
    if (!mayStart()) {
        co_return seen;
    }
    co_return co_await revive(std::move(seen), std::move(cancel));
}

Task<Presence> CaddySupervisor::foundThere(Presence seen)
{
    if (seen.ours) {
        co_await m_foreign.forget();
    } else if (m_settings.manage == Manage::Always) {
        seen.reachable = false;
        seen.problem = "Another Caddy answers at " + m_admin.address().text + ", and caddy.manage is always.";
        seen.remedy = "Stop that Caddy, give WakeDock another caddy.admin, or set caddy.manage to auto.";
    } else {
        co_await m_foreign.seen();
        seen.loss = m_foreign.loss();
        seen.published = m_foreign.published();
    }
    co_return seen;
}

Task<Presence> CaddySupervisor::ask(CancelToken cancel)
{
    Presence seen;
    try {
        seen.revision = co_await m_admin.revision(within(m_pace.answerWithin, cancel));
        seen.reachable = true;
    } catch (const Cancelled &) {
        throw;
    } catch (const Error &error) {
        seen.problem = error.message();
        seen.remedy = error.remedy();
    }
    seen.ours = m_process.running();
    co_return seen;
}

Task<Presence> CaddySupervisor::revive(Presence seen, CancelToken cancel)
{
    if (seen.ours) {
        const auto now = m_clock.steadyNow();
        m_silentSince = m_silentSince.value_or(now);
        if (now - *m_silentSince < m_pace.silentAtMost) {
            co_return seen;
        }
        m_log.warning("The Caddy that WakeDock started does not answer any more and is replaced.");
        co_await m_process.stop(m_clock, StopGrace, cancel);
        m_silentSince.reset();
    }
    if (m_clock.steadyNow() >= m_nextStart) {
        try {
            co_await start(cancel);
            m_lastFailure.reset();
        } catch (const Cancelled &) {
            throw;
        } catch (const Error &error) {
            m_log.warning("Caddy could not be started.", {{"reason", error.message()}});
            m_lastFailure = error;
        }
    }
    if (m_lastFailure) {
        seen.problem = m_lastFailure->message();
        seen.remedy = m_lastFailure->remedy();
        seen.ours.reset();
        co_return seen;
    }
    auto again = co_await ask(cancel);
    watchProcess(again.ours);
    co_return again;
}

Task<void> CaddySupervisor::start(CancelToken cancel)
{
    const auto now = m_clock.steadyNow();
    if (now - m_lastStart >= RanWell) {
        m_backoff.reset();
    }
    m_lastStart = now;
    m_nextStart = now + m_backoff.next();
    const auto program = findCaddy(m_settings.binary);
    const auto version = co_await askCaddyVersion(program, cancel);
    const auto ports = co_await m_pool.run([settings = m_settings] { return choosePorts(settings); });
    cancel.throwIfCancelled();
    if (const auto seen = co_await ask(cancel); seen.reachable) {
        co_return; // Somebody was quicker.
    }
    co_await startWithWhatWasKept(program, version, ports, std::move(cancel));
    m_log.info("Caddy was started by WakeDock.",
               {{"version", version},
                {"admin", m_admin.address().text},
                {"http_port", std::to_string(ports.http)},
                {"https_port", std::to_string(ports.https)}});
}

Task<void> CaddySupervisor::startWithWhatWasKept(std::string program, std::string version, ProxyPorts ports,
                                                 CancelToken cancel)
{
    const auto base = baseConfig(m_admin.address().listen, ports, m_process.logFile());
    auto read = [base, file = keptConfigFile(m_settings.dataDir)] { return startConfig(base, readFile(file)).dump(); };
    const auto whole = co_await m_pool.run(std::move(read));
    const auto plain = base.dump();
    cancel.throwIfCancelled();
    if (m_stopped) {
        throw Cancelled();
    }
    co_await run(program, version, whole, ports);
    const auto started = co_await settle(waitUntilItAnswers(cancel));
    cancel.throwIfCancelled();
    if (!started.failure) {
        co_return;
    }
    if (whole == plain || m_process.running()) {
        std::rethrow_exception(started.failure);
    }
    m_log.warning("Caddy does not start with the configuration an operator put in force in it, and is started without.",
                  {{"reason", describe(started.failure)}, {"file", keptConfigFile(m_settings.dataDir)}});
    co_await run(program, version, plain, ports);
    co_await waitUntilItAnswers(std::move(cancel));
}

Task<void> CaddySupervisor::run(std::string program, std::string version, std::string config, ProxyPorts ports)
{
    co_await m_pool.run([process = &m_process, program = std::move(program), version = std::move(version),
                         config = std::move(config), ports] { process->start(program, version, config, ports); });
}

Task<void> CaddySupervisor::waitUntilItAnswers(CancelToken cancel)
{
    const auto end = m_clock.steadyNow() + StartWithin;
    for (;;) {
        const auto seen = co_await ask(cancel);
        if (seen.reachable) {
            co_return;
        }
        const auto complaint = m_process.lastComplaint();
        if (!seen.ours || m_clock.steadyNow() >= end) {
            throw Error(ErrorCode::Unavailable, "caddy_gave_up",
                        "Caddy was started and " + std::string(seen.ours ? "does not answer" : "ended at once")
                            + (complaint.empty() ? "." : ": " + complaint))
                .withRemedy("Read " + m_process.startLog() + " and remove the cause.");
        }
        co_await m_clock.sleep(20ms, cancel);
    }
}

void CaddySupervisor::watchProcess(const std::optional<CaddyProcess::Running> &ours)
{
    if (!ours) {
        m_watch.reset();
    } else if (!m_watch || m_watch->process() != ours->process) {
        m_watch = std::make_unique<ProcessWatch>(ours->process, [this] {
            if (m_tellExit) {
                m_tellExit();
            }
        });
    }
}

bool CaddySupervisor::mayStart() const
{
    return m_settings.manage != Manage::Never && !m_stopped;
}

Task<void> CaddySupervisor::stop()
{
    m_stopped = true;
    m_watch.reset();
    if (!m_settings.keepRunning) {
        co_await m_process.stop(m_clock, StopGrace, {});
    }
}

} // namespace wakedock::caddy
