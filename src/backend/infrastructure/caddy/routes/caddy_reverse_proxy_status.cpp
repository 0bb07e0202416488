#include "backend/infrastructure/caddy/routes/caddy_reverse_proxy.h"

#include <algorithm>
#include <tuple>
#include <utility>

// What is known of Caddy beyond its answers: how it sees the marks and the gate, and what is told of it all.
namespace wakedock::caddy {

namespace {

bool isServed(const core::Route &route)
{
    return !route.own || route.own->isEnabled;
}

} // namespace

bool CaddyReverseProxy::isSeenWhole() const
{
    return m_marks && m_marks->sees && m_gate && m_gate->reaches;
}

Task<void> CaddyReverseProxy::checkSight(CancelToken cancel)
{
    auto where = visitorsAt(m_ports.http);
    const int pushes = m_pushes;
    auto sight = co_await probeMarks(m_clock, where, m_settings.marksRoot, m_revision.value_or(""), cancel);
    if (pushes != m_pushes) {
        co_return; // What was seen is of before a push that looks for itself.
    }
    const bool isNews = !m_marks || m_marks->problem != sight.problem;
    const bool isAnswered = sight.sees || sight.isAnswered;
    m_marks = std::move(sight);
    if (isNews && !m_marks->sees) {
        m_log.warning("The awake marks do not reach Caddy.", {{"reason", m_marks->problem}});
    }
    if (isAnswered) {
        co_await checkGate(std::move(where), std::move(cancel));
    }
}

Task<void> CaddyReverseProxy::lookAtMarks(CancelToken cancel)
{
    if (isInForce() && !m_turns.isTaken()) {
        co_await checkSight(std::move(cancel));
        tell();
    }
}

Task<void> CaddyReverseProxy::checkGate(http_client::Endpoint where, CancelToken cancel)
{
    const auto container = m_seen.published.empty() ? std::string() : m_seen.published.front().containerIp;
    auto sight = co_await probeGate(std::move(where), m_settings.gateListen, container, std::move(cancel));
    const bool isNews = !m_gate || m_gate->problem != sight.problem;
    m_gate = std::move(sight);
    if (isNews && !m_gate->reaches) {
        m_log.warning("Caddy does not reach the gate.", {{"reason", m_gate->problem}});
    }
}

bool CaddyReverseProxy::isInForce() const
{
    return m_seen.reachable && m_revision && m_seen.revision == m_revision;
}

http_client::Endpoint CaddyReverseProxy::visitorsAt(int port) const
{
    const auto shown = std::ranges::find(m_seen.published, port, &PublishedPort::containerPort);
    if (shown == m_seen.published.end()) {
        return http_client::Endpoint::tcp(m_httpHost, port);
    }
    const bool isEverywhere = shown->hostIp == "0.0.0.0" || shown->hostIp == "::" || shown->hostIp.empty();
    return http_client::Endpoint::tcp(isEverywhere ? "127.0.0.1" : shown->hostIp, shown->hostPort);
}

std::pair<std::string, std::string> CaddyReverseProxy::trouble() const
{
    if (!m_seen.reachable) {
        return {m_seen.problem, m_seen.remedy};
    }
    if (m_refusal) {
        return {m_refusal->message(), m_refusal->remedy()};
    }
    if (m_marks && !m_marks->sees) {
        return {m_marks->problem, m_marks->remedy};
    }
    if (m_gate && !m_gate->reaches) {
        return {m_gate->problem, m_gate->remedy};
    }
    return m_seen.loss ? std::pair(m_seen.loss->problem, m_seen.loss->remedy) : std::pair<std::string, std::string>();
}

core::ProxyStatus CaddyReverseProxy::joined() const
{
    core::ProxyStatus status;
    status.adminUrl = m_admin.address().text;
    status.reachable = m_seen.reachable;
    status.managed = m_seen.ours.has_value();
    status.version = m_seen.ours ? m_seen.ours->version : std::string();
    status.activeRoutes = isInForce() ? static_cast<int>(std::ranges::count_if(m_routes, isServed)) : 0;
    const auto visitors = visitorsAt(m_ports.http);
    status.visitorsAt = visitors.host;
    status.httpPort = visitors.port;
    status.httpsPort = visitorsAt(m_ports.https).port;
    status.seesMarks = isInForce() && m_marks && m_marks->sees;
    status.reachesGate = isInForce() && m_gate && m_gate->reaches;
    status.requestCounting = isInForce() ? m_counting : core::RequestCounting::Off;
    std::tie(status.lastError, status.remedy) = trouble();
    return status;
}

void CaddyReverseProxy::tell()
{
    auto status = joined();
    if (status == m_status) {
        return;
    }
    m_status = std::move(status);
    if (const auto hear = m_onChange) {
        hear(m_status);
    }
}

} // namespace wakedock::caddy
