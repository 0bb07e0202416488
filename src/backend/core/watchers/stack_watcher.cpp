#include "backend/core/watchers/stack_watcher.h"

#include <chrono>
#include <utility>

namespace wakedock::core {

namespace {

/// A stack that comes up tells many things within this time.
constexpr std::chrono::milliseconds stackStorm{200};

bool concernsStacks(const Event &event)
{
    const auto *objects = std::get_if<ObjectsChanged>(&event);
    return (objects != nullptr && objects->kind == ObjectKind::Containers) || std::holds_alternative<HostChanged>(event);
}

} // namespace

StackWatcher::StackWatcher(IEventBus &events, StackService &stacks, IClock &clock)
    : m_events(events)
    , m_stacks(stacks)
    , m_clock(clock)
{
}

void StackWatcher::start(TaskScope &scope)
{
    m_subscription = m_events.subscribe([this, &scope](const EventRecord &record) {
        if (concernsStacks(record.event)) {
            lookSoon(scope);
        }
    });
}

void StackWatcher::lookSoon(TaskScope &scope)
{
    if (!std::exchange(m_isDue, true)) {
        scope.start("comparing the stacks", [this](CancelToken cancel) { return look(std::move(cancel)); });
    }
}

Task<void> StackWatcher::look(CancelToken cancel)
{
    co_await m_clock.sleep(stackStorm, std::move(cancel));
    m_isDue = false;
    m_stacks.look();
}

} // namespace wakedock::core
