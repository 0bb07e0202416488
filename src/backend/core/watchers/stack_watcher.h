#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/services/stack_service.h"
#include "backend/shared/async/task_scope.h"

namespace wakedock::core {

/// Lets the stacks be compared with what was told of them whenever engines tell of containers: once for a whole storm.
class StackWatcher
{
public:
    StackWatcher(IEventBus &events, StackService &stacks, IClock &clock);
    void start(TaskScope &scope);

private:
    void lookSoon(TaskScope &scope);
    Task<void> look(CancelToken cancel);

    IEventBus &m_events;
    StackService &m_stacks;
    IClock &m_clock;
    IEventBus::Subscription m_subscription;
    bool m_isDue = false;
};

} // namespace wakedock::core
