#include "backend/core/watchers/recovery_watcher.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {

RecoveryWatcher::RecoveryWatcher(IEventBus &events, TaskScope &scope, Needs needs) : m_needs(needs)
{
    m_subscription = events.subscribe([this, &scope](const EventRecord &record) {
        if (std::holds_alternative<HostListed>(record.event) && !std::exchange(m_settling, true)) {
            scope.start("settling unfinished operations",
                        [this](CancelToken cancel) { return settleAll(std::move(cancel)); });
        }
    });
}

Task<void> RecoveryWatcher::settleAll(CancelToken cancel)
{
    const auto unfinished = co_await settle(m_needs.journal.unfinished());
    if (!unfinished.failure) {
        for (const Operation &operation : *unfinished.value) {
            const auto settled = co_await settle(settleOne(operation, cancel));
            if (settled.failure) {
                m_needs.log.warning("An unfinished operation on " + operation.serviceName + " could not be settled. "
                                        + describe(settled.failure),
                                    {{"operation", operation.id.value}});
            }
        }
    }
    m_settling = false;
    if (unfinished.failure) {
        std::rethrow_exception(unfinished.failure);
    }
}

Task<void> RecoveryWatcher::settleOne(Operation operation, CancelToken cancel)
{
    const auto lane = co_await m_needs.lanes.enter(operation.serviceId, cancel);
    CallContext context;
    context.actor = Actor::system();
    context.cancel = cancel;
    auto find = [id = operation.serviceId](Repositories &repositories) { return repositories.services().find(id); };
    auto record = co_await m_needs.journal.store().read(std::move(find));
    if (!record) {
        co_await m_needs.journal.closeInterrupted(operation, {}, {});
        co_return;
    }
    const ServiceId id = record->id;
    if (record->revision == 0 || operation.kind == OperationKind::Remove) {
        const bool first = operation.kind != OperationKind::Remove;
        auto undone = co_await m_needs.converge.toNothing(context, *record, first ? operation.id : OperationId());
        undone.push_back("Removed the service " + record->config.name + ".");
        auto erase = [id](Repositories &repositories) { repositories.services().remove(id); };
        co_await m_needs.journal.closeInterrupted(operation, std::move(undone), std::move(erase));
        m_needs.states.forget(id);
    } else {
        if (operation.intent.previousConfig && record->revision < operation.intent.targetRevision) {
            record->config = *operation.intent.previousConfig;
            auto restore = [wanted = *record](Repositories &repositories) { return repositories.services().update(wanted); };
            record = co_await m_needs.journal.store().write(std::move(restore));
            m_needs.states.adopt(*record);
        }
        auto undone = co_await m_needs.converge.toRevisionInForce(context, *record);
        co_await m_needs.journal.closeInterrupted(operation, std::move(undone), {});
    }
    m_needs.log.info("Settled an operation that had been interrupted, on " + operation.serviceName + ".",
                     {{"operation", operation.id.value}});
}

} // namespace wakedock::core
