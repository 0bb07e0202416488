#pragma once

#include "backend/core/domain/events.h"
#include "backend/core/operations/service_lanes.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/use_cases/wake/wake_service.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

#include <set>

namespace wakedock::core {

/// Follows whoever starts a sleeping service without WakeDock: it is woken by the book, so that it is wished to run, gets
/// its restart policy back, and is shown to visitors once its health check passes.
class OutsideStartWatcher
{
public:
    OutsideStartWatcher(IEventBus &events, const ServiceLanes &lanes, WakeService &wake, Log log);
    void start(TaskScope &scope);

private:
    void take(const Service &service, TaskScope &scope);
    Task<void> follow(ServiceId id, CancelToken cancel);

    IEventBus &m_events;
    const ServiceLanes &m_lanes;
    WakeService &m_wake;
    Log m_log;
    IEventBus::Subscription m_subscription;
    std::set<ServiceId> m_following;
};

} // namespace wakedock::core
