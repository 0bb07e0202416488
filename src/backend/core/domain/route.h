#pragma once

#include "backend/core/domain/ids.h"
#include "backend/core/domain/service.h"
#include "backend/core/domain/service_config.h"

#include <string>
#include <vector>

namespace wakedock::core {

/// Domain to service in the proxy. Both colours are in it, so that switching between them changes no configuration.
struct Route {
    ServiceId serviceId;
    std::vector<std::string> hosts; ///< Domain first, then aliases; lower case.
    std::string dialA; ///< `10.213.0.10:80`
    std::string dialB;
    TlsMode tls = TlsMode::Auto;
    bool operator==(const Route &) const = default;
};

/// A name that a route which is not ours answers.
struct ForeignHost {
    std::string host; ///< Lower case; a pattern may begin with `*.`.
    std::string place; ///< Where that route stands in the proxy's configuration, for people.
    bool operator==(const ForeignHost &) const = default;
};

/// What the proxy tells of itself.
struct ProxyStatus {
    bool reachable = false;
    std::string version;
    std::string adminUrl;
    bool managed = false; ///< Started and supervised by WakeDock.
    int activeRoutes = 0; ///< Services in WakeDock's route object.
    std::string visitorsAt = "127.0.0.1"; ///< Where its ports are reached from this machine.
    int httpPort = 0;
    int httpsPort = 0;
    bool seesMarks = false; ///< The proxy can read the folder of the awake marks.
    bool reachesGate = false; ///< The proxy can ask WakeDock for services that have no mark.
    std::string lastError;
    std::string remedy;
    bool operator==(const ProxyStatus &) const = default;
};

} // namespace wakedock::core
