#pragma once

#include "backend/core/domain/service.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace wakedock::core {

/// A service that runs, as far as making room asks for it.
struct RoomCandidate {
    ServiceId id;
    std::int64_t memoryBytes = 0; ///< What its sleep would free.
    Timestamp lastUsed{};
    bool operator==(const RoomCandidate &) const = default;
};

/// Whoever was served so recently is likely to ask again.
inline constexpr std::chrono::seconds usedLately{60};

/// Whether it may be put to sleep to make room: its sleep is enabled and frees its memory (a pause does not), it runs,
/// nothing else keeps it awake, and nobody used it in the last minute. Whether connections are open is not known here.
/// @param all every service, for who needs whom
[[nodiscard]] bool mayMakeRoom(const Service &service, const std::vector<std::shared_ptr<const Service>> &all,
                               Timestamp now);

/// The last that is known of its use.
[[nodiscard]] Timestamp lastUseOf(const Service &service);

/// What is too much when another `needed` bytes come to the `used` ones; 0 where all fits, or there is no budget (0).
[[nodiscard]] std::int64_t overBudget(std::int64_t budget, std::int64_t used, std::int64_t needed);

/// The least recently used first.
[[nodiscard]] std::vector<RoomCandidate> inOrderOfRoom(std::vector<RoomCandidate> candidates);

} // namespace wakedock::core
