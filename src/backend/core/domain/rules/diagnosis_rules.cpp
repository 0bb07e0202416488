#include "backend/core/domain/rules/diagnosis_rules.h"

#include "backend/core/domain/rules/certificate_diagnosis.h"
#include "backend/core/domain/rules/status_transitions.h"

#include <utility>

namespace wakedock::core {

namespace {

constexpr int BadGateway = 502;
constexpr int GatewayTimeout = 504;
constexpr int Unavailable = 503;
constexpr const char *PushText = "Bring WakeDock's routes back into Caddy; what others wrote stays as it is.";
constexpr const char *NothingHere = "No site answers to this name.";

Finding proxyReachable(const ProxyStatus &status)
{
    if (!status.reachable) {
        return {"proxy", Severity::Error, {}, status.lastError, status.remedy, Mend::None, {}};
    }
    const std::string who = status.managed ? "started by WakeDock" : "somebody else's";
    return {"proxy", Severity::Good, {}, "Caddy answers at " + status.adminUrl + ", " + who + ".", {}, Mend::None, {}};
}

Finding folderClosed(const ClosedFolder &folder)
{
    Finding finding{"marks", Severity::Error, {}, {}, {}, Mend::None, {}};
    finding.message = "Caddy cannot look into " + folder.path + " (mode " + folder.mode
        + "), where the awake marks are. Until it can, each request goes by way of WakeDock.";
    finding.remedy = "Give it the mode 0755: `chmod 0755 " + folder.path
        + "`. Or set server.run_dir to a folder that Caddy's "
          "user can look into.";
    if (folder.isOurs) {
        finding.mend = Mend::OpenMarksFolder;
        finding.mendText = "Give " + folder.path + " the mode 0755.";
    }
    return finding;
}

Finding marksSeen(const ProxyStatus &status, const std::optional<ClosedFolder> &closed)
{
    if (!status.seesMarks && closed) {
        return folderClosed(*closed);
    }
    if (status.seesMarks) {
        return {"marks", Severity::Good, {}, "Caddy sees the awake marks: visitors get through without WakeDock.",
                {},      Mend::None,     {}};
    }
    const std::string why = status.lastError.empty() ? "Caddy does not see the awake marks." : status.lastError;
    return {"marks",       Severity::Error, {}, why + " Until it does, each request goes by way of WakeDock.",
            status.remedy, Mend::None,      {}};
}

Finding configurationTrue(std::optional<bool> isTrue)
{
    if (!isTrue) {
        return {"drift", Severity::Warning, {}, "Whether Caddy's configuration is WakeDock's could not be seen.",
                {},      Mend::None,        {}};
    }
    if (*isTrue) {
        return {"drift", Severity::Good, {}, "Caddy's configuration is as WakeDock wishes it.", {}, Mend::None, {}};
    }
    return {"drift",
            Severity::Error,
            {},
            "Somebody changed WakeDock's routes in Caddy, or another configuration was loaded over them.",
            "Bring WakeDock's routes back; what others wrote stays as it is.",
            Mend::PushRoutes,
            PushText};
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
        return {"service", Severity::Good, facts.host, runsText(facts) + ".", {}, Mend::None, {}};
    case ServiceStatus::Unhealthy:
        return {"service", Severity::Warning, facts.host, runsText(facts) + ".", "Look at its log.", Mend::None, {}};
    case ServiceStatus::Error:
        return {"service",
                Severity::Error,
                facts.host,
                runsText(facts) + ".",
                "Look at its log, then start it again.",
                Mend::None,
                {}};
    case ServiceStatus::Unknown:
        return {"service",
                Severity::Error,
                facts.host,
                runsText(facts) + ".",
                "Its host is away: see the page of hosts.",
                Mend::None,
                {}};
    default:
        break;
    }
    return {"service", Severity::Info, facts.host, runsText(facts) + ": visitors get a page that says so.",
            {},        Mend::None,     {}};
}

Finding healthTold(const RouteFacts &facts)
{
    switch (facts.health) {
    case ContainerHealth::Unhealthy:
        return {"health",
                Severity::Warning,
                facts.host,
                "Its own health check fails.",
                "Look at its log; the engine keeps what the check said (inspect the container).",
                Mend::None,
                {}};
    case ContainerHealth::Starting:
        return {"health", Severity::Info, facts.host, "Its own health check has not answered yet.", {}, Mend::None, {}};
    default:
        break;
    }
    return {"health", Severity::Good, facts.host, "Its own health check passes.", {}, Mend::None, {}};
}

Finding isWhereItShallBe(const RouteFacts &facts)
{
    const PlaceFacts &place = *facts.place;
    if (place.actual == place.wished) {
        return {"network",  Severity::Good,
                facts.host, "Its container is at its address " + place.wished + " in the network " + place.network + ".",
                {},         Mend::None,
                {}};
    }
    const std::string where = place.actual.empty() ? " is not in the network " + place.network
                                                   : " is at " + place.actual + " in the network " + place.network;
    return {"network",
            Severity::Error,
            facts.host,
            "Its container " + place.container + where + ", and Caddy looks for it at " + place.wished + ".",
            "Let WakeDock take it there again, or redeploy it. What it uses of other networks stays.",
            Mend::Reattach,
            "Take the container " + place.container + " to " + place.wished + " in the network " + place.network + "."};
}

Finding routeTrue(const RouteFacts &facts)
{
    const RouteTruth &route = *facts.route;
    if (route.isTrue()) {
        return {"route", Severity::Good, facts.host, "Its route in Caddy is as wished (" + route.live + ").",
                {},      Mend::None,     {}};
    }
    const std::string what = route.live.empty()
        ? std::string("Caddy has no route for it.")
        : "Its route in Caddy is not WakeDock's: " + route.live + " instead of " + route.wished + ".";
    return {"route", Severity::Error, facts.host, what, "Bring WakeDock's routes back.", Mend::PushRoutes, PushText};
}

Finding upstreamAnswers(const RouteFacts &facts)
{
    if (facts.upstreamFailure.empty()) {
        return {"upstream", Severity::Good, facts.host, "Its container answers at " + facts.dial + ".", {}, Mend::None, {}};
    }
    return {"upstream",
            Severity::Error,
            facts.host,
            "Nothing answers at " + facts.dial + ": " + facts.upstreamFailure + ".",
            "See that it listens on that port and on all addresses (0.0.0.0), not on 127.0.0.1 inside its container. If it "
            "does, redeploy it: its network may have been changed.",
            Mend::None,
            {}};
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
                Mend::None,
                {}};
    }
    if (visit.body == NothingHere) {
        return {"answer",
                Severity::Error,
                facts.host,
                "Caddy has no route for this name.",
                "Bring WakeDock's routes back.",
                Mend::PushRoutes,
                PushText};
    }
    if (visit.status == BadGateway || visit.status == GatewayTimeout) {
        return {"answer",
                Severity::Error,
                facts.host,
                "Caddy answers visitors " + std::to_string(visit.status) + ": it cannot reach the container.",
                "A Caddy in a container must be in the network \"wakedock\"; else see the finding above.",
                Mend::None,
                {}};
    }
    const Severity severity = visit.status >= 500 ? Severity::Warning : Severity::Good;
    const std::string meaning = visit.status == Unavailable ? " (not available)" : "";
    return {"answer", severity,   facts.host, "Visitors are answered " + std::to_string(visit.status) + meaning + ".",
            {},       Mend::None, {}};
}

Finding nameLeadsHere(const RouteFacts &facts)
{
    const DomainCheck &check = *facts.domain;
    const bool isProven = check.proof == ProofVerdict::Proven;
    const bool isUnknown = check.dns == DnsVerdict::Unknown || check.proof == ProofVerdict::NotTried;
    const Severity severity = isProven ? Severity::Good : (isUnknown ? Severity::Warning : Severity::Error);
    const bool isNowhere = check.dns == DnsVerdict::Nowhere;
    return {"dns", isNowhere ? Severity::Error : severity, facts.host, check.summary, check.remedy, Mend::None, {}};
}

} // namespace

std::vector<Finding> proxyFindings(const ProxyStatus &status, std::optional<bool> isTrue,
                                   const std::optional<ClosedFolder> &closed)
{
    std::vector<Finding> findings{proxyReachable(status)};
    if (status.reachable) {
        findings.push_back(configurationTrue(isTrue));
        findings.push_back(marksSeen(status, closed));
    }
    return findings;
}

std::vector<Finding> routeFindings(const RouteFacts &facts, const ProxyStatus &status, Timestamp now)
{
    std::vector<Finding> findings{serviceRuns(facts)};
    if (facts.health != ContainerHealth::None) {
        findings.push_back(healthTold(facts));
    }
    if (facts.place) {
        findings.push_back(isWhereItShallBe(facts));
    }
    if (!facts.dial.empty()) {
        findings.push_back(upstreamAnswers(facts));
    }
    if (facts.route) {
        findings.push_back(routeTrue(facts));
    }
    if (facts.visit) {
        findings.push_back(visitorAnswered(facts, status));
    }
    for (Finding &finding : certificateFindings(facts, now)) {
        findings.push_back(std::move(finding));
    }
    if (facts.domain) {
        findings.push_back(nameLeadsHere(facts));
    }
    return findings;
}

} // namespace wakedock::core
