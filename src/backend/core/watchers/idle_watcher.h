#pragma once

#include "backend/core/domain/events.h"
#include "backend/core/domain/rules/idle_rules.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/ports/i_suspensions.h"
#include "backend/core/services/activity_service.h"
#include "backend/core/services/stack_service.h"
#include "backend/core/services/state_service.h"
#include "backend/core/use_cases/wake/needs_in_use.h"
#include "backend/core/use_cases/wake/put_service_to_sleep.h"
#include "backend/core/watchers/idle_sight.h"
#include "backend/core/watchers/refused_sleeps.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/logging/log.h"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace wakedock::core {

/// Puts services to sleep that are idle, and shows why the others are awake. Looks at those of a host that run and may
/// sleep, all at once, every few seconds; while there are none it does nothing at all. A sleep that was refused is tried
/// again later, less and less often.
class IdleWatcher
{
public:
    struct Needs {
        IEventBus &events;
        IClock &clock;
        StateService &states;
        ActivityService &activity;
        const StackService &stacks;
        const IdleSight &sight;
        PutServiceToSleep &sleep;
        NeedsInUse &needsInUse;
        ISuspensions &suspensions;
        std::chrono::milliseconds interval;
        Log log;
    };
    explicit IdleWatcher(Needs needs);

    /// ActivityService is loaded, and so are the services.
    void start(TaskScope &scope);
    /// Looks once at all of a host; what is due falls asleep in the scope given to start().
    Task<void> look(CallContext context, HostId host);

private:
    using ServicePtr = std::shared_ptr<const Service>;
    using Moment = std::chrono::steady_clock::time_point;

    void take(const ServiceChanged &change);
    void lookOn(const HostId &host);
    /// Each host has a round of its own: one that hangs keeps no other waiting.
    Task<void> run(HostId host, CancelToken cancel);
    [[nodiscard]] std::map<ServiceId, Container> watched(const HostId &host) const;
    /// What runs beside them in their stacks and is no service by itself.
    [[nodiscard]] std::vector<Container> companionsOf(const std::map<ServiceId, Container> &running) const;
    void noteSuspension();
    void judge(const ServicePtr &service, const IdleSight::View &seen);
    void show(const ServicePtr &service, const Wakefulness &awake);
    void letFallAsleep(const ServiceId &id);
    Task<void> fallAsleep(ServiceId id, CancelToken cancel);
    /// @return whether it sleeps now
    Task<bool> trySleep(CallContext context, ServiceId id);
    /// What would fall asleep with it is used by others: then it is put off. @return whether it was
    Task<bool> isPutOff(CallContext context, ServiceId id);
    void noteRefusal(const ServiceId &id, const Error &error);
    void saveSoon();
    Task<void> save(CancelToken cancel);

    Needs m_needs;
    TaskScope *m_scope = nullptr;
    IEventBus::Subscription m_subscription;
    std::set<HostId> m_looking; ///< Hosts that are being watched.
    bool m_isSaving = false;
    std::set<ServiceId> m_falling; ///< A sleep of ours is under way.
    RefusedSleeps m_refused;
    std::optional<std::pair<Timestamp, Moment>> m_lastLook;
};

} // namespace wakedock::core
