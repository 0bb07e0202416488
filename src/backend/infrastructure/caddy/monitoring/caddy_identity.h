#pragma once

#include "backend/core/domain/proxy_config.h"
#include "backend/infrastructure/caddy/api/admin_address.h"
#include "backend/infrastructure/caddy/monitoring/published_ports.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::caddy {

/// Who answers at an admin address, as far as this machine shows it. Reads /proc: some milliseconds, for questions of
/// people.
struct CaddyIdentity {
    core::ProxyKeeper keeper = core::ProxyKeeper::Foreign;
    std::string holder; ///< `caddy (pid 812)`, as findPortHolder() says; empty where it cannot be seen.
    long long pid = 0; ///< Of the holder; 0 where it cannot be seen.
    /// The very file it runs from: what it takes is what Caddy takes. Empty where that cannot be seen, and where somebody
    /// could have put it there for us to run.
    std::string program;
    std::vector<PublishedPort> published; ///< Of the container it runs in, where that has a network of its own.
    bool isLocal = false; ///< On this machine and in its network: its ports are ours to look at.
};

/// @param managedPid of the Caddy WakeDock started, if that is the one that runs
[[nodiscard]] CaddyIdentity identifyCaddy(const AdminAddress &address, std::optional<long long> managedPid);

} // namespace wakedock::caddy
