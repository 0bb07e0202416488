#pragma once

#include "backend/core/domain/events.h"
#include "backend/core/operations/operation_journal.h"
#include "backend/core/operations/service_lanes.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/services/state_service.h"
#include "backend/core/use_cases/wake/wake_service.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

#include <set>
#include <utility>

namespace wakedock::core {

/// Follows whoever starts a sleeping service without WakeDock: it is woken by the book, so that it is wished to run, gets
/// its restart policy back, and is shown to visitors once its health check passes. What an operation was interrupted in is
/// left to the recovery.
class OutsideStartWatcher
{
public:
    struct Needs {
        IEventBus &events;
        ServiceLanes &lanes;
        OperationJournal &journal;
        const StateService &states;
        WakeService &wake;
        Log log;
    };
    explicit OutsideStartWatcher(Needs needs) : m_needs(std::move(needs)) { }
    void start(TaskScope &scope);

private:
    void take(const Service &service, TaskScope &scope);
    Task<void> follow(ServiceId id, CancelToken cancel);
    Task<void> wakeIt(ServiceId id, CancelToken cancel);
    Task<bool> isFromOutside(ServiceId id, CancelToken cancel);

    Needs m_needs;
    IEventBus::Subscription m_subscription;
    std::set<ServiceId> m_following;
};

} // namespace wakedock::core
