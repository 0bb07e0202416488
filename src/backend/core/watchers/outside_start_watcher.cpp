#include "backend/core/watchers/outside_start_watcher.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace wakedock::core {

namespace {

bool runsUnwished(const Service &service)
{
    const bool runs = service.state.status == ServiceStatus::Running || service.state.status == ServiceStatus::Unhealthy;
    return runs && service.record.wished == WishedRun::Sleeping;
}

/// It runs already, so no patience of visitors applies.
WakeOrigin outsideOrigin()
{
    return {.cause = WakeCause::Outside};
}

} // namespace

void OutsideStartWatcher::start(TaskScope &scope)
{
    m_subscription = m_needs.events.subscribe([this, &scope](const EventRecord &record) {
        const auto *change = std::get_if<ServiceChanged>(&record.event);
        if (change != nullptr && change->change != Change::Removed) {
            take(*change->service, scope);
        }
    });
}

void OutsideStartWatcher::take(const Service &service, TaskScope &scope)
{
    const ServiceId id = service.record.id;
    if (runsUnwished(service) && m_following.insert(id).second) {
        scope.start("following a start from outside",
                    [this, id](CancelToken cancel) { return follow(id, std::move(cancel)); });
    }
}

Task<void> OutsideStartWatcher::follow(ServiceId id, CancelToken cancel)
{
    const auto failure = (co_await settle(wakeIt(id, cancel))).failure;
    m_following.erase(id);
    cancel.throwIfCancelled();
    if (failure) {
        m_needs.log.warning("A sleeping service that was started from outside did not become ready. " + describe(failure),
                            {{"service", id.value}});
    }
}

Task<void> OutsideStartWatcher::wakeIt(ServiceId id, CancelToken cancel)
{
    if (!co_await isFromOutside(id, cancel)) {
        co_return;
    }
    CallContext context;
    context.actor = Actor::system();
    context.cancel = cancel;
    const OperationTicket ticket = co_await m_needs.wake.execute(context, id, outsideOrigin());
    (void)co_await ticket.done;
}

/// Looked at once more when nobody works on it: what an operation does shows in between, and what was started during one
/// shows only afterwards.
Task<bool> OutsideStartWatcher::isFromOutside(ServiceId id, CancelToken cancel)
{
    const auto lane = co_await m_needs.lanes.enter(id, std::move(cancel));
    const auto interrupted = co_await m_needs.journal.unfinished();
    const bool isLeft = std::ranges::any_of(interrupted, [&id](const auto &each) { return each.serviceId == id; });
    const auto service = m_needs.states.find(id);
    co_return !isLeft && service && runsUnwished(*service);
}

} // namespace wakedock::core
