#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/diagnosis.h"
#include "backend/core/domain/domain_check.h"
#include "backend/core/domain/proxy_surroundings.h"
#include "backend/core/domain/route.h"
#include "backend/core/domain/service.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// How visitors were answered: a status, or why there was no answer.
struct VisitFacts {
    int status = 0;
    std::string body;
    std::string failure;
    bool sendsToHttps = false;
};

/// A certificate, or why none was shown.
struct CertificateFacts {
    Timestamp validUntil{};
    std::string issuer;
    std::vector<std::string> problems;
    bool isKnownAuthority = false;
    std::string failure;
};

/// Where a container stands in WakeDock's network.
struct PlaceFacts {
    std::string container;
    std::string network; ///< WakeDock's.
    std::string wished; ///< The address Caddy looks for it at.
    std::string actual; ///< The address it has in that network; empty where it is not in it.
};

/// Everything the doctor found out about the route of one service.
struct RouteFacts {
    std::string service;
    std::string host; ///< Its domain.
    ServiceStatus status = ServiceStatus::Unknown;
    std::string statusReason;
    ContainerHealth health = ContainerHealth::None; ///< As the engine judges its live container.
    std::optional<PlaceFacts> place; ///< Nothing where its address is not pinned, and while it does not run.
    std::optional<RouteTruth> route; ///< Nothing where it has none to have, and where Caddy could not be asked.
    std::optional<AuthorityRefusal> refusal; ///< The authority's last word, where it was no.
    std::string dial; ///< Where its live container answers; empty while it does not run.
    std::string upstreamFailure; ///< Empty when something answers there.
    /// WakeDock's network, where the service is reached in it alone and the proxy has a network of its own; else empty.
    std::string networkToJoin;
    std::string proxyContainer; ///< The name of the proxy's own container, where the engine shows it; else empty.
    std::optional<VisitFacts> visit; ///< Through Caddy, over plain HTTP.
    std::optional<CertificateFacts> certificate; ///< Nothing where it has no HTTPS.
    std::optional<DomainCheck> domain; ///< Nothing for names of one's own network.
};

/// @param isTrue whether the proxy's configuration is still what WakeDock wishes; nothing = it could not be asked
/// @param closed what keeps Caddy out of the folder of the marks; nothing = not known
[[nodiscard]] std::vector<Finding> proxyFindings(const ProxyStatus &status, std::optional<bool> isTrue,
                                                 const std::optional<ClosedFolder> &closed = {});

/// In the order in which one failing explains the next.
[[nodiscard]] std::vector<Finding> routeFindings(const RouteFacts &facts, const ProxyStatus &status, Timestamp now);

} // namespace wakedock::core
