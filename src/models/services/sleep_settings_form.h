#pragma once

#include "backend/core/domain/sleep_policy.h"
#include "backend/shared/exceptions/error.h"

#include <QString>

#include <vector>

namespace wakedock::models {

/// A stretch of awake hours as it is entered.
struct SleepHoursText {
    std::vector<int> days; ///< 1 = Monday; empty = every day.
    QString from;
    QString to;
    bool operator==(const SleepHoursText &) const = default;
};

/// How a service sleeps, as it is entered: numbers are text until they are read.
struct SleepSettingsText {
    bool enabled = false;
    QString idleMinutes;
    QString graceSeconds;
    QString wakeTimeout; ///< Seconds.
    bool pauses = false;
    QString stopTimeout; ///< Seconds.
    QString cpuPercent; ///< Empty = not asked.
    QString network; ///< KB/s; empty = not asked.
    std::vector<SleepHoursText> hours;
    bool operator==(const SleepSettingsText &) const = default;
};

SleepSettingsText sleepSettingsText(const core::SleepPolicy &sleep);

/// Changes in `sleep` what the text speaks of. @return what cannot be read, by the API's names
std::vector<FieldError> readSleepSettings(const SleepSettingsText &text, core::SleepPolicy &sleep);

} // namespace wakedock::models
