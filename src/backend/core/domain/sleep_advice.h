#pragma once

#include "backend/core/domain/ids.h"

#include <cstdint>
#include <string>

namespace wakedock::core {

/// What sleeping would bring a service that is always awake: an estimate from when it was used these days.
struct SleepAdvice {
    ServiceId serviceId;
    std::string name;
    std::int64_t memoryBytes = 0; ///< What it holds now, and would free.
    double quietShare = 0; ///< Of the time measured, 0 to 1, in which it could have slept.
    double wakesPerDay = 0; ///< How many visitors would have waited for it.
    int measuredHours = 0; ///< What the estimate stands on.
    bool operator==(const SleepAdvice &) const = default;
};

} // namespace wakedock::core
