#pragma once

#include "backend/core/domain/ids.h"
#include "backend/core/domain/service_config.h"
#include "backend/shared/utils/time_text.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace wakedock::core {

using OperatorRouteId = Id<struct OperatorRouteTag>;

enum class RouteTargetKind { Address, Redirect, Static, Service };
/// Which Host an address is asked for: the one the visitor asked for, or its own.
enum class HostHeader { Preserve, Upstream };

/// `address`: a server outside Docker.
struct AddressTarget {
    std::string dial; ///< `192.168.1.20:8080`, `[fd00::1]:80`, `nas.lan:443`
    bool isEncrypted = false; ///< Spoken to by TLS.
    std::string tlsServerName; ///< The name its certificate must carry; empty = the name in `dial`.
    bool skipsVerification = false; ///< Whoever it is gets the visitors' requests; only where it is said explicitly.
    HostHeader hostHeader = HostHeader::Preserve;
    bool operator==(const AddressTarget &) const = default;
};

/// `redirect`
struct RedirectTarget {
    std::string to; ///< `https://new.example.org`
    int status = 308;
    bool keepsPath = true; ///< Path and query of the request are put behind it.
    bool operator==(const RedirectTarget &) const = default;
};

/// `static`: always the same answer.
struct StaticTarget {
    int status = 200;
    std::string body;
    std::string contentType = "text/plain; charset=utf-8";
    bool operator==(const StaticTarget &) const = default;
};

/// Where a route leads; only the part of its kind counts.
struct RouteTarget {
    RouteTargetKind kind = RouteTargetKind::Address;
    AddressTarget address = {};
    RedirectTarget redirect = {};
    StaticTarget answer = {};
    ServiceId service = {}; ///< `service`: its marks and its gate decide, as on its own hosts.
    bool operator==(const RouteTarget &) const = default;
};

/// What becomes of headers on their way.
struct HeaderChanges {
    std::map<std::string, std::string> set;
    std::map<std::string, std::string> add;
    std::vector<std::string> remove;
    [[nodiscard]] bool isEmpty() const { return set.empty() && add.empty() && remove.empty(); }
    bool operator==(const HeaderChanges &) const = default;
};

/// A route that an operator made: not of a service, and not written into Caddy by hand.
struct OperatorRoute {
    OperatorRouteId id;
    std::int64_t version = 0;
    std::vector<std::string> hosts; ///< Domain first, then aliases; lower case, punycode.
    std::string pathPrefix; ///< `/api`; empty = the host as a whole.
    bool stripsPrefix = false;
    RouteTarget target;
    HeaderChanges requestHeaders;
    HeaderChanges responseHeaders;
    TlsMode tls = TlsMode::Auto;
    bool isEnabled = true; ///< Off, it is not in Caddy; its hosts stay its own.
    std::string owner; ///< User name, or `local:<os user>`.
    Timestamp createdAt{};
    Timestamp updatedAt{};
    bool operator==(const OperatorRoute &) const = default;
};

} // namespace wakedock::core
