#pragma once

#include "backend/core/domain/sleep_policy.h"
#include "backend/core/domain/wakefulness.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// A moment as the machine's own clock on the wall shows it.
struct LocalMoment {
    int weekday = 1; ///< 1 = Monday ... 7 = Sunday.
    int minute = 0; ///< Of the day.
    bool operator==(const LocalMoment &) const = default;
};

/// What is known of a running service at one moment. Spans are of waking time: a suspended machine uses nothing.
struct IdleSignals {
    Timestamp now{};
    LocalMoment local;
    std::chrono::seconds sinceUse{0}; ///< Since somebody asked it for something, or it came up.
    /// Since anything else held it awake: a connection, a session, work, hours, a wish. Grace begins after both.
    std::chrono::seconds sinceHeld = std::chrono::hours(24);
    int connections = 0; ///< In flight, as the proxy counts them.
    std::optional<double> cpuPercent; ///< Of one core; nothing = not measured.
    std::optional<std::int64_t> bytesPerSecond;
    std::string ownSession; ///< What WakeDock itself does in it: `a terminal`. Empty = nothing.
    std::vector<std::string> awakeDependants;
    std::optional<Timestamp> keptUntil;
    bool marksSeen = true; ///< Where it has a domain: the proxy sees the marks.
    bool measurable = true; ///< Something tells whether it is used.
};

struct IdleVerdict {
    Wakefulness awake;
    bool fallsAsleep = false; ///< Now: idle and grace are over.
    bool isHeld = false; ///< Something other than recent use keeps it awake.
};

/// Why a running service is awake, and whether it falls asleep now.
IdleVerdict judgeIdleness(const SleepPolicy &policy, const IdleSignals &signals);

/// Minutes from `local` on in which it is not put to sleep because of its hours; 0 = it may be. A week at most.
int awakeMinutesLeft(const std::vector<AwakeHours> &hours, LocalMoment local);

/// False where telling `next` after `told` would only be noise: times that moved by less than a tenth of what is left.
bool isWorthTelling(const std::optional<Wakefulness> &told, const Wakefulness &next, Timestamp now);

} // namespace wakedock::core
