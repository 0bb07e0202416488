#pragma once

#include <cstdint>
#include <optional>

namespace wakedock::caddy {

/// A process that cannot be mistaken for a later one with the same number.
struct ProcessIdentity {
    std::int64_t pid = 0;
    std::uint64_t startedAt = 0; ///< Clock ticks after the machine's start.
    bool operator==(const ProcessIdentity &) const = default;
};

/// Nothing when no such process runs (one that has ended and waits to be buried does not).
[[nodiscard]] std::optional<ProcessIdentity> identify(std::int64_t pid);

/// Sends the signal only if it is still that very process. @return false when it is gone
bool signalProcess(const ProcessIdentity &process, int signal);

} // namespace wakedock::caddy
