#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/traffic_hour.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/repositories/i_store.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

#include <map>
#include <set>
#include <vector>

namespace wakedock::core {

/// Notes in which five minutes services answered somebody, from what their containers sent: seven days, kept over a restart.
/// What containers receive says little, since every neighbour on a bridge makes noise. Backend thread only.
class TrafficRecord
{
public:
    static constexpr std::chrono::hours Kept{7 * 24};
    /// Less than this in five minutes is no answer: the network's own chatter.
    static constexpr std::int64_t SmallestAnswer = 1024;

    struct Needs {
        IStore &store;
        IEventBus &events;
        IClock &clock;
        TaskScope &scope;
        Log log;
    };

    explicit TrafficRecord(Needs needs);
    /// Remembers what an earlier process noted.
    Task<void> start();
    /// Oldest first; empty for a service that never ran while it was looked at.
    [[nodiscard]] std::vector<TrafficHour> hoursOf(const ServiceId &id) const;

private:
    using Usage = std::map<ServiceId, ContainerUsage>;
    struct Counter {
        std::int64_t sent = 0; ///< As the engine counts.
        std::chrono::steady_clock::time_point at;
        std::int64_t part = 0; ///< The five minutes that `inPart` is of, counted since 1970.
        std::int64_t inPart = 0;
    };

    void sample(const Usage &usage);
    void note(const ServiceId &id, std::int64_t sent, Timestamp now);
    void save(Timestamp now);
    Task<void> write(std::vector<std::pair<ServiceId, TrafficHour>> hours, Timestamp oldest);

    Needs m_needs;
    std::map<ServiceId, Counter> m_counters;
    std::map<ServiceId, std::map<Timestamp, TrafficHour>> m_hours;
    std::set<std::pair<ServiceId, Timestamp>> m_unsaved;
    std::int64_t m_savedPart = 0;
    IEventBus::Subscription m_subscription;
};

} // namespace wakedock::core
