#pragma once

#include "backend/shared/utils/time_text.h"

#include <chrono>
#include <cstdint>

namespace wakedock::core {

/// An hour of a service whose requests were counted: what sleeping would have been like in it.
struct RequestHour {
    Timestamp at{}; ///< When it began: a whole hour (UTC).
    std::chrono::milliseconds measured{0};
    std::chrono::milliseconds asleep{0}; ///< Of what was measured.
    int wakes = 0; ///< Requests that would have found it asleep.
    int waiting = 0; ///< Requests that would have waited: those, and who came while it woke.
    std::int64_t requests = 0; ///< That ended in it.
    bool operator==(const RequestHour &) const = default;
};

} // namespace wakedock::core
