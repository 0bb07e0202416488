#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

enum class StopMode { Stop, Pause };

/// A stretch of the day in which a service is never put to sleep, in the machine's own time. One that ends before it begins
/// runs over midnight and belongs to the day it begins on.
struct AwakeHours {
    std::vector<int> days; ///< 1 = Monday ... 7 = Sunday; empty = every day.
    int fromMinute = 0; ///< Of the day.
    int toMinute = 0; ///< The first minute that is no longer part of it; 1440 = midnight.
    bool operator==(const AwakeHours &) const = default;
};

/// Some visitors. An empty list says nothing of its part; a list with entries fits whoever fits one of them.
struct VisitorPattern {
    std::vector<std::string> methods; ///< `GET`
    std::vector<std::string> paths; ///< Whole paths; `*` stands for any text: `/api/*`.
    std::vector<std::string> userAgents; ///< Text that stands anywhere in it, in any case: `uptime`.
    std::vector<std::string> networks; ///< Addresses and networks: `10.0.0.0/8`, `2001:db8::1`.
    bool operator==(const VisitorPattern &) const = default;
};

/// When an idle service is put to sleep, and who may wake it (SPEC 5).
struct SleepPolicy {
    bool enabled = false;
    int idleMinutes = 30;
    int graceSeconds = 60; ///< Between idle and asleep; one request in it cancels the sleep.
    int wakeTimeoutSeconds = 60;
    StopMode stopMode = StopMode::Stop;
    int stopTimeoutSeconds = 10;
    std::optional<double> cpuPercent; ///< At or above it, of one core, it is not idle. Absent = not asked.
    std::optional<std::int64_t> networkBytesPerSecond; ///< The same for what it receives and sends.
    std::vector<AwakeHours> awakeHours;
    VisitorPattern wakeOnly; ///< Only who fits each of its lists that has entries may wake it.
    VisitorPattern wakeNever; ///< Who fits one of its lists may not.
    bool answersProbes = false; ///< Uptime monitors and crawlers are answered for it while it sleeps.
    bool operator==(const SleepPolicy &) const = default;
};

} // namespace wakedock::core
