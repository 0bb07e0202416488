#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/rules/memory_budget.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/services/caddy_service.h"
#include "backend/core/services/monitoring_service.h"
#include "backend/core/services/state_service.h"
#include "backend/core/use_cases/wake/put_service_to_sleep.h"
#include "backend/shared/logging/log.h"

#include <map>

namespace wakedock::core {

/// Keeps the services of the local host within a budget of memory: before one wakes, those of the others that were not used
/// for longest are put to sleep, as far as needed and possible. Never one that is in use. A wake is never refused for it.
class MakeRoom
{
public:
    struct Needs {
        StateService &states;
        MonitoringService &monitoring;
        CaddyService &caddy;
        IEventBus &events;
        IClock &clock;
        PutServiceToSleep &putToSleep;
        std::int64_t budgetBytes = 0; ///< 0 = none.
        Log log;
    };

    explicit MakeRoom(Needs needs);
    /// Takes as long as others take to fall asleep; none the longer where there is no budget. Throws only Cancelled.
    Task<void> execute(CallContext context, ServiceId waking);

private:
    /// By all that run but the one that wakes.
    [[nodiscard]] std::int64_t usedBeside(const ServiceId &waking) const;
    [[nodiscard]] std::int64_t needOf(const Service &service) const;
    [[nodiscard]] std::vector<RoomCandidate> candidates() const;
    Task<bool> sleepOne(CallContext context, ServiceId id, std::string wakingName);
    Task<bool> isInUse(CallContext context, ServiceId id);

    Needs m_needs;
    std::map<ServiceId, std::int64_t> m_held; ///< As last measured, also of those that sleep.
    IEventBus::Subscription m_subscription;
};

} // namespace wakedock::core
