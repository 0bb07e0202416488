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
    std::string admin; ///< Where it answers.
    std::optional<ProcessIdentity> process; ///< Nothing where it cannot be seen (in a container, on another machine).
    std::string boot; ///< Of the machine: a process is of one boot.
    std::uint32_t user = 0;
    /// Somebody certainly starts it again: a unit of systemd, a container, another user's. What was started by hand, and
    /// what cannot be seen, is none.
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

/// It runs still, as that very process.
[[nodiscard]] bool isAlive(const ForeignFacts &facts);

/// For the data directory: what is known of it outlives WakeDock. Its published ports are not in it.
[[nodiscard]] std::string noteOf(const ForeignFacts &facts);
[[nodiscard]] std::optional<ForeignFacts> readNote(const std::string &note);

} // namespace wakedock::caddy
