#pragma once

#include "backend/infrastructure/caddy/api/admin_address.h"
#include "backend/infrastructure/caddy/monitoring/process_identity.h"
#include "backend/infrastructure/caddy/monitoring/published_ports.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::caddy {

/// Who runs the Caddy that WakeDock did not start, as far as this machine shows it.
struct ForeignFacts {
    std::optional<ProcessIdentity> process; ///< Nothing where it cannot be seen (in a container, on another machine).
    std::uint32_t user = 0;
    /// Somebody starts it again and waits for its ports: a unit of systemd, a container, another user. One that was
    /// started by hand is not.
    bool isService = false;
    std::string keeper; ///< For people: `user caddy`, `a container`, `caddy.service`.
    std::string autosave; ///< See autosaveOf().
    std::vector<PublishedPort> published; ///< Of its container.
    bool operator==(const ForeignFacts &) const = default;
};

/// Reads /proc: some milliseconds, not for the backend thread.
[[nodiscard]] ForeignFacts lookAtForeign(const AdminAddress &address);

/// The unit in a line of /proc/<pid>/cgroup: `caddy.service`; empty where it is in none.
[[nodiscard]] std::string unitIn(const std::string &controlGroups);

/// For the data directory: what is known of it outlives WakeDock. The process and its ports are not in it.
[[nodiscard]] std::string noteOf(const ForeignFacts &facts);
[[nodiscard]] std::optional<ForeignFacts> readNote(const std::string &note);

} // namespace wakedock::caddy
