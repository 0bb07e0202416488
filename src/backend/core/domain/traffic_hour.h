#pragma once

#include "backend/shared/utils/time_text.h"

#include <cstdint>

namespace wakedock::core {

/// An hour of a service in twelve parts of five minutes: which were measured, and in which somebody was answered. The first
/// part is the lowest bit.
struct TrafficHour {
    static constexpr int Parts = 12;
    Timestamp at{}; ///< When it began: a whole hour (UTC).
    std::uint16_t measured = 0;
    std::uint16_t busy = 0; ///< Only of what was measured.
    bool operator==(const TrafficHour &) const = default;
};

} // namespace wakedock::core
