#pragma once

#include "backend/core/domain/ids.h"
#include "backend/shared/utils/time_text.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// A socket that listens on a port of the proxy, and whose it is as far as this machine shows it.
struct PortListener {
    std::string address; ///< `0.0.0.0`, `127.0.0.1`, `::`.
    std::string program; ///< `caddy`; empty where another user's process cannot be seen.
    std::int64_t pid = 0; ///< 0 = not seen.
    bool isProxy = false; ///< The proxy that answers at the admin address, or the container's that publishes it.
    bool isStray = false; ///< A proxy that WakeDock started once and lost sight of.
    bool operator==(const PortListener &) const = default;
};

enum class PortUse { Admin, Http, Https };

struct ProxyPort {
    PortUse use = PortUse::Http;
    int port = 0;
    std::vector<PortListener> listeners;
};

/// A folder above the awake marks that keeps the proxy out.
struct ClosedFolder {
    std::string path;
    std::string mode; ///< `0700`
    bool isOurs = false; ///< WakeDock made it, and may open it.
    bool operator==(const ClosedFolder &) const = default;
};

/// What a certificate authority said to the proxy, in its own words.
struct AuthorityRefusal {
    Timestamp at{};
    std::string words;
    bool operator==(const AuthorityRefusal &) const = default;
};

/// One service's part of the proxy's configuration: as it is and as it is wished, by the hash of its bytes.
struct RouteTruth {
    std::string wished;
    std::string live; ///< Empty where the proxy has no route for it.
    [[nodiscard]] bool isTrue() const { return wished == live; }
    bool operator==(const RouteTruth &) const = default;
};

/// What stands around the proxy: its ports, the way to the marks, its authority's words, its routes.
struct ProxySurroundings {
    bool isLocal = false; ///< The ports below are those of the machine it runs on.
    std::vector<ProxyPort> ports;
    std::optional<ClosedFolder> closedFolder; ///< Nothing where the way to the marks is open as far as modes tell.
    std::map<std::string, AuthorityRefusal> refusals; ///< By name; nothing for whoever has got a certificate since.
    std::map<ServiceId, RouteTruth> routes; ///< Empty where the proxy could not be asked.
};

} // namespace wakedock::core
