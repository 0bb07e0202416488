#pragma once

#include "backend/core/domain/ids.h"
#include "backend/core/domain/operator_route.h"
#include "backend/core/domain/service.h"
#include "backend/core/domain/service_config.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace wakedock::core {

/// What the proxy shall serve: a service, both colours in it, so that switching between them changes no configuration; or a
/// route of an operator's own.
struct Route {
    ServiceId serviceId; ///< Empty for an operator's own.
    std::vector<std::string> hosts; ///< Domain first, then aliases; lower case.
    std::string dialA; ///< `10.213.0.10:80`
    std::string dialB;
    TlsMode tls = TlsMode::Auto;
    std::string snippet = {}; ///< What comes before the proxying, as Caddy's own JSON: a list of routes; empty = nothing.
    std::optional<OperatorRoute> own = {}; ///< An operator's; then `hosts` and `tls` are its, and the rest does not count.
    bool operator==(const Route &) const = default;

    /// One name a route, whoever has it.
    [[nodiscard]] std::string key() const { return own ? "route " + own->id.value : serviceId.value; }
};

/// An operator's route as the proxy is told of it.
[[nodiscard]] inline Route routeOf(OperatorRoute own)
{
    Route route;
    route.hosts = own.hosts;
    route.tls = own.tls;
    route.own = std::move(own);
    return route;
}

/// A name that a route which is not ours answers.
struct ForeignHost {
    std::string host; ///< Lower case; a pattern may begin with `*.`.
    std::string place; ///< Where that route stands in the proxy's configuration, for people.
    bool operator==(const ForeignHost &) const = default;
};

/// Whether the proxy tells of each request to our services (`caddy.request_statistics`): it does, or does not because it is
/// not wished (or not in force), because an operator's log would repeat what it tells, or because an operator's own server
/// serves them.
enum class RequestCounting { Off, On, OperatorsLog, OperatorsServer };

/// What the proxy tells of itself.
struct ProxyStatus {
    bool reachable = false;
    std::string version;
    std::string adminUrl;
    bool managed = false; ///< Started and supervised by WakeDock.
    int activeRoutes = 0; ///< In WakeDock's route object: services, and routes of operators.
    std::string visitorsAt = "127.0.0.1"; ///< Where its ports are reached from this machine.
    int httpPort = 0;
    int httpsPort = 0;
    bool seesMarks = false; ///< The proxy can read the folder of the awake marks.
    bool reachesGate = false; ///< The proxy can ask WakeDock for services that have no mark.
    RequestCounting requestCounting = RequestCounting::Off;
    std::string lastError;
    std::string remedy;
    bool operator==(const ProxyStatus &) const = default;
};

} // namespace wakedock::core
