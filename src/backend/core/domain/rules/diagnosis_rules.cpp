#include "backend/core/domain/rules/diagnosis_rules.h"

#include "backend/core/domain/rules/status_transitions.h"

#include <chrono>

namespace wakedock::core {

namespace {

constexpr std::chrono::hours CertificateRunsOut{24 * 7};
constexpr int BadGateway = 502;
constexpr int GatewayTimeout = 504;
constexpr int Unavailable = 503;
constexpr const char *NothingHere = "No site answers to this name.";

Finding proxyReachable(const ProxyStatus &status)
{
    if (!status.reachable) {
        return {"proxy", Severity::Error, {}, status.lastError, status.remedy, false};
    }
    const std::string who = status.managed ? "started by WakeDock" : "somebody else's";
    return {"proxy", Severity::Good, {}, "Caddy answers at " + status.adminUrl + ", " + who + ".", {}, false};
}

Finding marksSeen(const ProxyStatus &status)
{
    if (status.seesMarks) {
        return {"marks", Severity::Good, {}, "Caddy sees the awake marks: visitors get through without WakeDock.",
                {},      false};
    }
    const std::string why = status.lastError.empty() ? "Caddy does not see the awake marks." : status.lastError;
    return {"marks", Severity::Error, {}, why + " Until it does, each request goes by way of WakeDock.", status.remedy,
            false};
}

Finding configurationTrue(std::optional<bool> isTrue)
{
    if (!isTrue) {
        return {"drift", Severity::Warning, {}, "Whether Caddy's configuration is WakeDock's could not be seen.", {}, false};
    }
    if (*isTrue) {
        return {"drift", Severity::Good, {}, "Caddy's configuration is as WakeDock wishes it.", {}, false};
    }
    return {"drift",
            Severity::Error,
            {},
            "Somebody changed WakeDock's routes in Caddy, or another configuration was loaded over them.",
            "Bring WakeDock's routes back; what others wrote stays as it is.",
            true};
}

std::string runsText(const RouteFacts &facts)
{
    return facts.service + " is " + statusWord(facts.status)
        + (facts.statusReason.empty() ? std::string() : ": " + facts.statusReason);
}

Finding serviceRuns(const RouteFacts &facts)
{
    switch (facts.status) {
    case ServiceStatus::Running:
    case ServiceStatus::Sleeping:
    case ServiceStatus::Waking:
        return {"service", Severity::Good, facts.host, runsText(facts) + ".", {}, false};
    case ServiceStatus::Unhealthy:
        return {"service", Severity::Warning, facts.host, runsText(facts) + ".", "Look at its log.", false};
    case ServiceStatus::Error:
        return {"service", Severity::Error, facts.host, runsText(facts) + ".", "Look at its log, then start it again.",
                false};
    case ServiceStatus::Unknown:
        return {"service", Severity::Error, facts.host, runsText(facts) + ".", "Its host is away: see the page of hosts.",
                false};
    default:
        break;
    }
    return {"service", Severity::Info, facts.host, runsText(facts) + ": visitors get a page that says so.", {}, false};
}

Finding upstreamAnswers(const RouteFacts &facts)
{
    if (facts.upstreamFailure.empty()) {
        return {"upstream", Severity::Good, facts.host, "Its container answers at " + facts.dial + ".", {}, false};
    }
    return {"upstream",
            Severity::Error,
            facts.host,
            "Nothing answers at " + facts.dial + ": " + facts.upstreamFailure + ".",
            "See that it listens on that port and on all addresses (0.0.0.0), not on 127.0.0.1 inside its container. If it "
            "does, redeploy it: its network may have been changed.",
            false};
}

Finding visitorAnswered(const RouteFacts &facts, const ProxyStatus &status)
{
    const VisitFacts &visit = *facts.visit;
    const std::string where = "port " + std::to_string(status.httpPort);
    if (!visit.failure.empty()) {
        return {"answer",
                Severity::Error,
                facts.host,
                "Caddy does not answer visitors on " + where + ": " + visit.failure,
                "See who listens there, and the firewall.",
                false};
    }
    if (visit.body == NothingHere) {
        return {"answer", Severity::Error, facts.host, "Caddy has no route for this name.", "Bring WakeDock's routes back.",
                true};
    }
    if (visit.status == BadGateway || visit.status == GatewayTimeout) {
        return {"answer",
                Severity::Error,
                facts.host,
                "Caddy answers visitors " + std::to_string(visit.status) + ": it cannot reach the container.",
                "A Caddy in a container must be in the network \"wakedock\"; else see the finding above.",
                false};
    }
    const Severity severity = visit.status >= 500 ? Severity::Warning : Severity::Good;
    const std::string meaning = visit.status == Unavailable ? " (not available)" : "";
    return {"answer", severity, facts.host, "Visitors are answered " + std::to_string(visit.status) + meaning + ".",
            {},       false};
}

std::string dayOf(Timestamp at)
{
    return toRfc3339(at).substr(0, 10);
}

Finding certificateShown(const RouteFacts &facts, Timestamp now)
{
    const CertificateFacts &seen = *facts.certificate;
    if (!seen.failure.empty()) {
        return {
            "certificate",
            Severity::Error,
            facts.host,
            "Caddy shows no certificate for this name: " + seen.failure,
            "The first one takes some seconds. If it stays away, Caddy's log names the authority's reason; the name must "
            "lead here from outside, ports 80 and 443.",
            false};
    }
    const std::string until = "Its certificate by " + seen.issuer + " is good until " + dayOf(seen.validUntil) + ".";
    if (seen.validUntil <= now) {
        return {"certificate",
                Severity::Error,
                facts.host,
                "Its certificate ran out on " + dayOf(seen.validUntil) + ".",
                "Caddy renews by itself: its log says what keeps it from that.",
                false};
    }
    if (!seen.problems.empty()) {
        return {"certificate",
                Severity::Error,
                facts.host,
                seen.problems.front() + " " + until,
                "See which server answers on the HTTPS port.",
                false};
    }
    // Caddy's own authority signs for hours only, and renews in time.
    if (seen.isKnownAuthority && seen.validUntil - now < CertificateRunsOut) {
        return {"certificate",
                Severity::Warning,
                facts.host,
                until,
                "It should have been renewed by now: Caddy's log says what keeps it from that.",
                false};
    }
    return {"certificate", Severity::Good, facts.host, until, {}, false};
}

Finding nameLeadsHere(const RouteFacts &facts)
{
    const DomainCheck &check = *facts.domain;
    const bool isProven = check.proof == ProofVerdict::Proven;
    const bool isUnknown = check.dns == DnsVerdict::Unknown || check.proof == ProofVerdict::NotTried;
    const Severity severity = isProven ? Severity::Good : (isUnknown ? Severity::Warning : Severity::Error);
    const bool isNowhere = check.dns == DnsVerdict::Nowhere;
    return {"dns", isNowhere ? Severity::Error : severity, facts.host, check.summary, check.remedy, false};
}

} // namespace

std::vector<Finding> proxyFindings(const ProxyStatus &status, std::optional<bool> isTrue)
{
    std::vector<Finding> findings{proxyReachable(status)};
    if (status.reachable) {
        findings.push_back(configurationTrue(isTrue));
        findings.push_back(marksSeen(status));
    }
    return findings;
}

std::vector<Finding> routeFindings(const RouteFacts &facts, const ProxyStatus &status, Timestamp now)
{
    std::vector<Finding> findings{serviceRuns(facts)};
    if (!facts.dial.empty()) {
        findings.push_back(upstreamAnswers(facts));
    }
    if (facts.visit) {
        findings.push_back(visitorAnswered(facts, status));
    }
    if (facts.certificate) {
        findings.push_back(certificateShown(facts, now));
    }
    if (facts.domain) {
        findings.push_back(nameLeadsHere(facts));
    }
    return findings;
}

} // namespace wakedock::core
