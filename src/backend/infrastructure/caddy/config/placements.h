#pragma once

#include "backend/infrastructure/caddy/config/route_object.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace wakedock::caddy {

/// The ports visitors come to.
struct ProxyPorts {
    int http = 80;
    int https = 443;
    bool operator==(const ProxyPorts &) const = default;
};

/// Finds the servers that hold the ports, and adds servers of our own for ports nobody holds (Caddy refuses two servers
/// on one listener). `servers` must hold nothing of ours any more.
/// @param wantsHttps false = the HTTPS port is left alone
[[nodiscard]] std::vector<Placement> placeIn(nlohmann::json &servers, const ProxyPorts &ports, bool wantsHttps);

/// Takes everything of ours out: objects among foreign routes, and servers of our own.
void removeOwn(nlohmann::json &servers);

/// Where a person on this machine reaches the HTTP port: the address of the server that holds it, loopback for all.
[[nodiscard]] std::string httpHostOf(const nlohmann::json &servers, int httpPort);

} // namespace wakedock::caddy
