#include "backend/core/domain/rules/visit_diagnosis.h"

namespace wakedock::core {

namespace {

constexpr int BadGateway = 502;
constexpr int GatewayTimeout = 504;
constexpr int NotAvailable = 503;
constexpr const char *NothingHere = "No site answers to this name.";

bool isCutOff(const VisitFacts &visit)
{
    return !visit.failure.empty() || visit.status == BadGateway || visit.status == GatewayTimeout;
}

/// WakeDock reaches it and Caddy does not: what lies between them is the network of Caddy's container.
bool isKeptApart(const RouteFacts &facts)
{
    return isCutOff(*facts.visit) && !facts.networkToJoin.empty() && !facts.dial.empty() && facts.upstreamFailure.empty();
}

Finding keptApart(const RouteFacts &facts)
{
    const VisitFacts &visit = *facts.visit;
    const std::string joins = facts.proxyContainer.empty()
        ? " CONTAINER`, with the name of Caddy's container; in its compose file"
        : " " + facts.proxyContainer + "`; where a compose file made it, there";
    const std::string what = visit.failure.empty() ? "Caddy answers visitors " + std::to_string(visit.status)
                                                   : "Caddy does not answer visitors (" + visit.failure + ")";
    return {"answer",
            Severity::Error,
            facts.host,
            what + ", though the container answers WakeDock at " + facts.dial
                + ": Caddy's own container is not in the network " + facts.networkToJoin + ".",
            "Let it join: `docker network connect " + facts.networkToJoin + joins + ", name the network as external.",
            Mend::None,
            {}};
}

} // namespace

Finding visitorAnswered(const RouteFacts &facts, const ProxyStatus &status)
{
    if (isKeptApart(facts)) {
        return keptApart(facts);
    }
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
                PushRoutesText};
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
    const std::string meaning = visit.status == NotAvailable ? " (not available)" : "";
    return {"answer", severity,   facts.host, "Visitors are answered " + std::to_string(visit.status) + meaning + ".",
            {},       Mend::None, {}};
}

} // namespace wakedock::core
