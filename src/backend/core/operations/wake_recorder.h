#pragma once

#include "backend/core/domain/events.h"
#include "backend/core/domain/rules/wake_origin.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/state_service.h"
#include "backend/core/services/wake_costs.h"
#include "backend/core/services/wake_times.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace wakedock::core {

/// Writes the wake ledger: who woke what, who waited, how long it took and what it cost. Nobody ever waits for it: it writes
/// beside everything else, in order, and what cannot be written is said in the log. Backend thread only.
class WakeRecorder
{
public:
    /// So many wakes of each service are kept: what one page can show.
    static constexpr int Kept = Page::MaxLimit;

    struct Needs {
        IStore &store;
        IEventBus &events;
        IClock &clock;
        TaskScope &scope;
        StateService &states;
        WakeTimes &times;
        Log log;
    };

    explicit WakeRecorder(Needs needs);

    /// Ends what an earlier process left waking, and remembers how long wakes took. After the states are loaded.
    Task<void> start();

    /// Somebody asked for a wake that is about to begin: its time counts from here.
    void expect(const ServiceId &id, WakeOrigin origin);
    /// Somebody is held, or shown the page, until it is over. A browser that asks again is counted once.
    void waits(const ServiceId &id, const Visitor &visitor);
    /// It really begins; without this, what was expected leaves no entry.
    void began(const ServiceId &id, const std::string &wakeId);
    /// It is over. @param error why it failed; empty when the service is awake
    void ended(const ServiceId &id, const std::string &error);

private:
    using Work = std::function<void(Repositories &)>;
    struct UnderWay {
        Wake wake;
        std::chrono::steady_clock::time_point since;
        bool isWritten = false;
        int held = 0;
        std::set<std::string> shown; ///< Browsers, by address and name.
    };

    void hear(const EventRecord &record);
    void fallAsleep(const ServiceId &id);
    void succeed(UnderWay &underWay);
    void write(const ServiceId &id, Work work);
    Task<void> drain();
    void remember(const ServiceId &id, const std::vector<Wake> &newestFirst);

    Needs m_needs;
    WakeCosts m_costs;
    std::map<ServiceId, UnderWay> m_underWay;
    std::map<ServiceId, Wake> m_awake; ///< Woken, and not asleep since.
    std::vector<std::pair<ServiceId, Work>> m_queue;
    bool m_isWriting = false;
    IEventBus::Subscription m_subscription;
};

} // namespace wakedock::core
