#include "backend/infrastructure/caddy/routes/caddy_reverse_proxy.h"

#include "backend/infrastructure/caddy/api/call_limits.h"
#include "backend/infrastructure/caddy/config/foreign_hosts.h"
#include "backend/infrastructure/caddy/config/gate_routes.h"
#include "backend/infrastructure/caddy/monitoring/caddy_program.h"
#include "backend/infrastructure/caddy/routes/push_plan.h"
#include "backend/infrastructure/caddy/routes/route_checks.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

constexpr int MostComposed = 100;
constexpr int PushAttempts = 6;
constexpr std::chrono::milliseconds BetweenAttempts{50};

} // namespace

CaddyReverseProxy::CaddyReverseProxy(CaddySettings settings, core::IClock &clock, Log log, WatchPace pace)
    : m_settings(std::move(settings))
    , m_clock(clock)
    , m_log(log)
    , m_pace(pace)
    , m_admin(readAdminAddress(m_settings.adminUrl))
    , m_supervisor(m_settings, m_admin, clock, log, pace)
    , m_lossAgain(pace.whileReachable, pace.lossAgainAtMost)
    , m_pool("caddy routes", 1, MostComposed)
{
    m_status.adminUrl = m_admin.address().text;
    m_ports = resolvePorts(m_settings, std::nullopt, nullptr);
}

Task<void> CaddyReverseProxy::apply(core::CallContext context, std::vector<core::Route> routes)
{
    context = context.withDeadline(std::chrono::seconds(30));
    const auto turn = co_await m_turns.take(context.cancel);
    std::exception_ptr failure;
    bool changed = false;
    try {
        changed = co_await push(context, std::move(routes));
    } catch (...) {
        failure = std::current_exception();
    }
    if (failure) {
        noteFailure(asError(failure));
        std::rethrow_exception(failure);
    }
    notePushed();
    if (changed || !isSeenWhole()) {
        co_await checkSight(context.cancel);
    }
    tell();
}

void CaddyReverseProxy::noteFailure(const Error &failure)
{
    if (failure.code() == ErrorCode::Invalid) {
        m_refusal = failure;
        tell();
    } else if (failure.code() == ErrorCode::Unavailable || failure.code() == ErrorCode::Timeout) {
        // It may be gone: the watcher, if any, shall see for itself now and not at its next turn.
        wakeWatcher();
    }
}

void CaddyReverseProxy::notePushed()
{
    ++m_pushes;
    m_refusal.reset();
    m_lossAgain.reset();
    m_nextLoss = {};
    m_seen = {.reachable = true,
              .ours = m_supervisor.ours(),
              .revision = m_revision,
              .problem = {},
              .remedy = {},
              .loss = m_seen.loss,
              .published = m_seen.published};
}

Task<bool> CaddyReverseProxy::push(core::CallContext context, std::vector<core::Route> routes)
{
    checkRoutes(routes);
    for (int attempt = 0; attempt < PushAttempts; ++attempt) {
        const auto snapshot = co_await m_admin.config(adminLimits(context));
        const auto wish = wishFor(routes, *snapshot.document);
        auto planning = [document = snapshot.document, wish] { return planPush(*document, wish); };
        auto plan = co_await m_pool.run(std::move(planning));
        const bool changes = plan.change.has_value();
        if (!changes || co_await write(context, std::move(*plan.change), snapshot.etag)) {
            m_ports = wish.ports;
            m_httpHost = std::move(plan.httpHost);
            m_counting = plan.counting;
            m_revision = std::move(plan.revision);
            m_routes = std::move(routes);
            co_return bool(changes);
        }
        co_await m_clock.sleep(BetweenAttempts, context.cancel);
    }
    throw Error(ErrorCode::UpstreamFailed, "proxy_contended",
                "Caddy's configuration keeps changing, or it is busy with certificates; nothing was changed.")
        .withRemedy("Try again; if it stays so, find out which program writes to Caddy's admin API.");
}

Task<bool> CaddyReverseProxy::write(core::CallContext context, ConfigChange change, std::string etag)
{
    const auto written = co_await settle(m_admin.change(std::move(change), std::move(etag), adminLimits(context)));
    if (!written.failure) {
        co_return *written.value;
    }
    const Error failure = asError(written.failure);
    if (isPassingRefusal(failure)) {
        co_return false;
    }
    // One bad certificate must not keep the routes of everybody from Caddy.
    if (failure.code() != ErrorCode::Invalid || !leaveOutGuilty(m_certificates, failure.message(), m_clock.now())) {
        std::rethrow_exception(written.failure);
    }
    m_log.error("Caddy does not take an own certificate; everything else is served without it: " + failure.message());
    co_return false;
}

Task<std::vector<core::ForeignHost>> CaddyReverseProxy::foreignHosts(core::CallContext context)
{
    const auto snapshot = co_await m_admin.config(adminLimits(context));
    co_return co_await m_pool.run([document = snapshot.document] { return foreignHostsIn(*document); });
}

Task<bool> CaddyReverseProxy::matches(core::CallContext context, std::vector<core::Route> routes)
{
    const auto snapshot = co_await m_admin.config(adminLimits(context));
    auto look = [document = snapshot.document, wish = wishFor(routes, *snapshot.document)] {
        return wishedConfig(*document, wish) == *document;
    };
    co_return co_await m_pool.run(std::move(look));
}

Task<int> CaddyReverseProxy::inFlight(core::CallContext context, std::string dial)
{
    const auto counts = co_await m_admin.upstreams(adminLimits(context));
    const auto countOf = [&counts](const std::string &key) {
        const auto found = counts.find(key);
        return found == counts.end() ? 0 : found->second;
    };
    // What came through the gate is counted per service, not per colour, and what came through after a failed dial for
    // all services together: too many rather than too few, or an open connection would be cut.
    int requests = countOf(dial) + countOf(rescuedDial());
    for (const auto &route : m_routes) {
        if (route.dialA == dial || route.dialB == dial) {
            requests += countOf(gatedDial(route.serviceId.value));
        }
    }
    co_return requests;
}

Task<void> CaddyReverseProxy::watch(std::function<void(core::ProxyStatus)> onChange, std::function<void()> onLost,
                                    CancelToken cancel)
{
    m_onChange = std::move(onChange);
    m_supervisor.onExit([this] { wakeWatcher(); });
    const auto registration = cancel.onCancel([this] {
        m_onChange = nullptr;
        m_supervisor.onExit(nullptr);
    });
    Backoff unreachable(m_pace.whileNot, m_pace.whileNotAtMost);
    for (;;) {
        const int pushes = m_pushes;
        const auto seen = co_await m_supervisor.look(cancel);
        if (m_pushes != pushes) {
            continue; // What was seen may be of before the push that ended meanwhile.
        }
        const bool lost = isLost(seen);
        co_await takeIn(seen, lost, cancel);
        if (lost) {
            onLost();
        }
        if (seen.reachable) {
            unreachable.reset();
        }
        co_await nap(seen.reachable ? m_pace.whileReachable : unreachable.next(), cancel);
    }
}

Task<void> CaddyReverseProxy::takeIn(Presence seen, bool lost, CancelToken cancel)
{
    m_seen = std::move(seen);
    if (!m_revision) {
        m_ports = resolvePorts(m_settings, m_seen.ours ? std::optional(m_seen.ours->ports) : std::nullopt, nullptr);
    }
    if (!lost && !isSeenWhole() && isInForce() && !m_turns.isTaken()) {
        co_await checkSight(std::move(cancel)); // The operator may have followed the remedy.
    }
    tell();
}

bool CaddyReverseProxy::isLost(const Presence &seen)
{
    const bool wasReachable = m_seen.reachable;
    const auto now = m_clock.steadyNow();
    if (!seen.reachable || m_turns.isTaken()) {
        return false; // While a push is under way the revision is on its way too.
    }
    const bool isOurs = m_revision && seen.revision == m_revision;
    if (wasReachable && (isOurs || now < m_nextLoss)) {
        return false;
    }
    m_nextLoss = now + m_lossAgain.next();
    return true;
}

Task<void> CaddyReverseProxy::nap(std::chrono::milliseconds span, CancelToken cancel)
{
    m_nap.emplace();
    m_nap->follow(cancel);
    try {
        co_await m_clock.sleep(span, m_nap->token());
    } catch (const Cancelled &) {
        cancel.throwIfCancelled();
    }
    m_nap.reset();
}

void CaddyReverseProxy::wakeWatcher()
{
    if (m_nap) {
        auto nap = *m_nap;
        nap.cancel();
    }
}

ConfigWish CaddyReverseProxy::wishFor(const std::vector<core::Route> &routes, const json &actual) const
{
    const auto ours = m_supervisor.ours();
    const auto managedPorts = ours ? std::optional(ours->ports) : std::nullopt;
    return {.settings = m_settings,
            .routes = routes,
            .ports = resolvePorts(m_settings, managedPorts, actual),
            .isManaged = ours.has_value(),
            .keepsStreams = ours && isAtLeast(ours->version, 2, 7),
            .countsHosts = ours && isAtLeast(ours->version, 2, 9),
            .certificates = m_certificates};
}

} // namespace wakedock::caddy
