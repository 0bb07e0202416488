#pragma once

#include "backend/core/domain/ids.h"

#include <cstdint>
#include <optional>
#include <string>

namespace wakedock::core {

/// What an advice stands on: the five minutes in which somebody was answered, or every request.
enum class AdviceBasis { Estimate, Requests };

/// What sleeping would bring a service that is always awake, from when it was used these days.
struct SleepAdvice {
    ServiceId serviceId;
    std::string name;
    std::int64_t memoryBytes = 0; ///< What it holds now, and would free.
    double quietShare = 0; ///< Of the time measured, 0 to 1, in which it could have slept.
    double wakesPerDay = 0; ///< How often it would have been woken.
    double waitingPerDay = 0; ///< How many visitors would have waited for it; an estimate knows of one a wake.
    int measuredHours = 0; ///< What it stands on.
    AdviceBasis basis = AdviceBasis::Estimate;
    std::optional<std::int64_t> requests; ///< In the time measured; nothing where they are not counted.
    bool operator==(const SleepAdvice &) const = default;
};

} // namespace wakedock::core
