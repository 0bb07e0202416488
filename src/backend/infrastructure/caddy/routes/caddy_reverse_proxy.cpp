#include "backend/infrastructure/caddy/routes/caddy_reverse_proxy.h"

#include "backend/infrastructure/caddy/config/config_change.h"
#include "backend/infrastructure/caddy/config/foreign_hosts.h"
#include "backend/infrastructure/caddy/config/gate_routes.h"
#include "backend/infrastructure/caddy/config/json_path.h"
#include "backend/infrastructure/caddy/monitoring/caddy_program.h"
#include "backend/infrastructure/caddy/routes/route_checks.h"
#include "backend/shared/exceptions/error.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

http_client::CallLimits limitsOf(const core::CallContext &context)
{
    http_client::CallLimits limits;
    limits.deadline = context.deadline;
    limits.cancel = context.cancel;
    return limits;
}

} // namespace

CaddyReverseProxy::CaddyReverseProxy(CaddySettings settings, core::IClock &clock, Log log, WatchPace pace)
    : m_settings(std::move(settings))
    , m_clock(clock)
    , m_log(log)
    , m_pace(pace)
    , m_admin(readAdminAddress(m_settings.adminUrl))
    , m_supervisor(m_settings, m_admin, clock, log)
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
    if (changed || !m_marks || !m_marks->sees) {
        co_await checkMarks(context.cancel);
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
    m_refusal.reset();
    m_seen = {.reachable = true, .ours = m_supervisor.ours(), .revision = m_revision, .problem = {}, .remedy = {}};
}

Task<bool> CaddyReverseProxy::push(core::CallContext context, std::vector<core::Route> routes)
{
    checkRoutes(routes);
    for (int attempt = 0; attempt < 5; ++attempt) {
        const auto snapshot = co_await m_admin.config(limitsOf(context));
        checkHostsAreFree(routes, *snapshot.document);
        const auto wish = wishFor(routes, *snapshot.document);
        const auto wished = wishedConfig(*snapshot.document, wish);
        const auto change = smallestChange(*snapshot.document, wished);
        if (!change || co_await m_admin.change(*change, snapshot.etag, limitsOf(context))) {
            m_ports = wish.ports;
            m_httpHost = httpHostOf(*findAt(wished, {"apps", "http", "servers"}), wish.ports.http);
            m_revision = revisionOf(wish);
            m_routes = std::move(routes);
            co_return change.has_value();
        }
        m_log.debug("Caddy's configuration changed while it was read; reading it again.");
    }
    throw Error(ErrorCode::UpstreamFailed, "proxy_contended",
                "Somebody else keeps changing Caddy's configuration; nothing was changed.")
        .withRemedy("Find out which program writes to Caddy's admin API, and try again.");
}

Task<std::vector<std::string>> CaddyReverseProxy::foreignHosts(core::CallContext context)
{
    const auto snapshot = co_await m_admin.config(limitsOf(context));
    co_return foreignHostsIn(*snapshot.document);
}

Task<bool> CaddyReverseProxy::matches(core::CallContext context, std::vector<core::Route> routes)
{
    const auto snapshot = co_await m_admin.config(limitsOf(context));
    co_return wishedConfig(*snapshot.document, wishFor(routes, *snapshot.document)) == *snapshot.document;
}

Task<int> CaddyReverseProxy::inFlight(core::CallContext context, std::string dial)
{
    const auto counts = co_await m_admin.upstreams(limitsOf(context));
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
    bool wasReachable = false;
    for (;;) {
        const auto seen = co_await m_supervisor.look(cancel);
        const bool lost = isLost(seen, wasReachable);
        wasReachable = seen.reachable;
        if (seen.reachable && !lost && m_revision && m_marks && !m_marks->sees && !m_turns.isTaken()) {
            co_await checkMarks(cancel); // The operator may have followed the remedy.
        }
        m_seen = seen;
        if (!m_revision) {
            m_ports = resolvePorts(m_settings, seen.ours ? std::optional(seen.ours->ports) : std::nullopt, nullptr);
        }
        tell();
        if (lost && onLost) {
            onLost();
        }
        if (seen.reachable) {
            unreachable.reset();
        }
        co_await nap(seen.reachable ? m_pace.whileReachable : unreachable.next(), cancel);
    }
}

bool CaddyReverseProxy::isLost(const Presence &seen, bool wasReachable) const
{
    // While a push is under way the revision is on its way too.
    const bool isOther = m_revision && seen.revision != m_revision && !m_turns.isTaken();
    return seen.reachable && (!wasReachable || isOther);
}

Task<void> CaddyReverseProxy::checkMarks(CancelToken cancel)
{
    auto where = http_client::Endpoint::tcp(m_httpHost, m_ports.http);
    m_marks = co_await probeMarks(m_clock, std::move(where), m_settings.marksRoot, m_revision.value_or(""), cancel);
    if (!m_marks->sees) {
        m_log.warning("The awake marks do not reach Caddy.", {{"reason", m_marks->problem}});
    }
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

void CaddyReverseProxy::tell()
{
    core::ProxyStatus status;
    status.adminUrl = m_admin.address().text;
    status.reachable = m_seen.reachable;
    status.managed = m_seen.ours.has_value();
    status.version = m_seen.ours ? m_seen.ours->version : std::string();
    const bool isInForce = m_seen.reachable && m_revision && m_seen.revision == m_revision;
    status.activeRoutes = isInForce ? static_cast<int>(m_routes.size()) : 0;
    status.httpPort = m_ports.http;
    status.httpsPort = m_ports.https;
    status.seesMarks = isInForce && m_marks && m_marks->sees;
    if (!m_seen.reachable) {
        status.lastError = m_seen.problem;
        status.remedy = m_seen.remedy;
    } else if (m_refusal) {
        status.lastError = m_refusal->message();
        status.remedy = m_refusal->remedy();
    } else if (m_marks) {
        status.lastError = m_marks->problem;
        status.remedy = m_marks->remedy;
    }
    if (status == m_status) {
        return;
    }
    m_status = std::move(status);
    if (const auto hear = m_onChange) {
        hear(m_status);
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
            .keepsStreams = ours && isAtLeast(ours->version, 2, 7)};
}

} // namespace wakedock::caddy
