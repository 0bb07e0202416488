#pragma once

#include "backend/core/domain/traffic_hour.h"

#include <vector>

namespace wakedock::core {

/// What sleeping would have been like in the hours that were measured.
struct SleepEstimate {
    double quietShare = 0; ///< Of the time measured, 0 to 1, asleep.
    double wakesPerDay = 0;
    int measuredParts = 0; ///< Of five minutes each.
};

/// Plays the hours through: asleep after `idleMinutes` without an answer, woken by the next. What was not measured counts
/// for nothing, and idle time begins anew after it. @param hours oldest first
[[nodiscard]] SleepEstimate sleepEstimate(const std::vector<TrafficHour> &hours, int idleMinutes);

} // namespace wakedock::core
