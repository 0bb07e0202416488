#pragma once

#include "backend/infrastructure/caddy/caddy_settings.h"
#include "backend/infrastructure/caddy/config/placements.h"

#include <functional>
#include <string>

namespace wakedock::caddy {

/// Whether a server could listen on `port` on all addresses now; empty = yes, else why not, and where it can be found
/// out, who has it: `it is in use by nginx (pid 812)`.
[[nodiscard]] std::string whyNotBindable(int port);

/// The ports for a Caddy of our own: those of the settings; else 80 and 443 where both can be bound; else 8080 and 8443.
/// Asked before each start, because two Caddys of one user share a port silently (SO_REUSEPORT) and split the visitors.
/// @param whyNot another judge of ports, for tests
/// @throws Error Unavailable (`ports_taken`) with the reason for each port that was tried
[[nodiscard]] ProxyPorts choosePorts(const CaddySettings &settings,
                                     const std::function<std::string(int)> &whyNot = whyNotBindable);

} // namespace wakedock::caddy
