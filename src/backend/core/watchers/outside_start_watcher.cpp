#include "backend/core/watchers/outside_start_watcher.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {

namespace {

Task<void> untilFollowed(OperationTicket ticket)
{
    (void)co_await ticket.done;
}

} // namespace

OutsideStartWatcher::OutsideStartWatcher(IEventBus &events, const ServiceLanes &lanes, WakeService &wake, Log log)
    : m_events(events)
    , m_lanes(lanes)
    , m_wake(wake)
    , m_log(log)
{
}

void OutsideStartWatcher::start(TaskScope &scope)
{
    m_subscription = m_events.subscribe([this, &scope](const EventRecord &record) {
        const auto *change = std::get_if<ServiceChanged>(&record.event);
        if (change != nullptr && change->change != Change::Removed) {
            take(*change->service, scope);
        }
    });
}

void OutsideStartWatcher::take(const Service &service, TaskScope &scope)
{
    const ServiceId id = service.record.id;
    const bool runs = service.state.status == ServiceStatus::Running || service.state.status == ServiceStatus::Unhealthy;
    if (!runs || service.record.wished != WishedRun::Sleeping || m_lanes.isBusy(id) || !m_following.insert(id).second) {
        return;
    }
    scope.start("following a start from outside", [this, id](CancelToken cancel) { return follow(id, std::move(cancel)); });
}

Task<void> OutsideStartWatcher::follow(ServiceId id, CancelToken cancel)
{
    CallContext context;
    context.actor = Actor::system();
    context.cancel = cancel;
    const auto asked = co_await settle(m_wake.execute(context, id));
    std::exception_ptr failure = asked.failure;
    if (!failure) {
        failure = (co_await settle(untilFollowed(*asked.value))).failure;
    }
    m_following.erase(id);
    cancel.throwIfCancelled();
    if (failure) {
        m_log.warning("A sleeping service that was started from outside did not become ready. " + describe(failure),
                      {{"service", id.value}});
    }
}

} // namespace wakedock::core
