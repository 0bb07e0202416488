#pragma once

#include "backend/shared/utils/time_text.h"

#include <optional>
#include <string>

namespace wakedock::core {

/// Why a service is awake: the strongest reason that holds at this moment.
enum class AwakeReason {
    SleepOff, ///< Its sleep is not enabled.
    RecentTraffic, ///< Its idle minutes are not over.
    OpenConnections, ///< A WebSocket, a stream, a download.
    BusyProcessor,
    BusyNetwork,
    OwnSession, ///< A terminal, a log that is followed, a backup or a deployment by WakeDock.
    AwakeHours,
    Dependants, ///< A service that needs it is awake.
    NeedsInUse, ///< What would fall asleep with it has clients of its own: a database of its stack.
    KeptAwake, ///< By somebody's wish, for a time.
    Grace, ///< It is idle and falls asleep at `sleepsAt`.
    NotMeasured, ///< Nothing tells whether it is used.
    MarksUnseen, ///< Caddy does not see the awake marks, see ProxyStatus.
};

/// Why a service that is awake is so, and for how long at least.
struct Wakefulness {
    AwakeReason reason = AwakeReason::SleepOff;
    std::string detail; ///< Who or what: names of dependants, `2 connections`, `12 % of a core`. May be empty.
    std::optional<Timestamp> sleepsAt; ///< When it falls asleep if nothing happens; absent = not while the reason holds.
    std::optional<Timestamp> keptUntil; ///< Until when somebody keeps it awake.
    bool operator==(const Wakefulness &) const = default;
};

} // namespace wakedock::core
