#include "backend/core/watchers/recovery_watcher.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace wakedock::core {

namespace {

/// What a service that was never in force is taken away for. A change or redeploy of one leaves its record alone.
bool isFirstDeployment(const Operation &operation, const ServiceRecord &record)
{
    return record.revision == 0 && operation.intent.firstDeployment && !operation.intent.previousConfig
        && operation.kind == OperationKind::Deploy;
}

} // namespace

RecoveryWatcher::RecoveryWatcher(IEventBus &events, TaskScope &scope, Needs needs) : m_needs(needs)
{
    m_subscription = events.subscribe([this, &scope](const EventRecord &record) {
        if (!std::holds_alternative<HostListed>(record.event)) {
            return;
        }
        m_again = true;
        if (!std::exchange(m_settling, true)) {
            scope.start("settling unfinished operations",
                        [this](CancelToken cancel) { return settleAll(std::move(cancel)); });
        }
    });
}

Task<void> RecoveryWatcher::settleAll(CancelToken cancel)
{
    std::exception_ptr failure;
    while (std::exchange(m_again, false) && !cancel.isCancelled()) {
        failure = (co_await settle(settleOnce(cancel))).failure;
    }
    m_settling = false;
    if (failure) {
        std::rethrow_exception(failure);
    }
}

Task<void> RecoveryWatcher::settleOnce(CancelToken cancel)
{
    for (const Operation &operation : co_await m_needs.journal.unfinished()) {
        const auto settled = co_await settle(settleOne(operation, cancel));
        cancel.throwIfCancelled();
        if (settled.failure) {
            m_needs.log.warning("An unfinished operation on " + operation.serviceName + " could not be settled. "
                                    + describe(settled.failure),
                                {{"operation", operation.id.value}});
        }
    }
}

Task<void> RecoveryWatcher::settleOne(Operation operation, CancelToken cancel)
{
    const auto lane = co_await m_needs.lanes.enter(operation.serviceId, cancel);
    CallContext context;
    context.actor = Actor::system();
    context.cancel = cancel;
    auto find = [id = operation.serviceId](Repositories &repositories) { return repositories.services().find(id); };
    const auto record = co_await m_needs.journal.store().read(std::move(find));
    const bool isRemoval = operation.kind == OperationKind::Remove;
    if (!record) {
        co_await m_needs.journal.closeInterrupted(operation, isRemoval ? RunStatus::Succeeded : RunStatus::Undone, {}, {});
    } else if (isFirstDeployment(operation, *record) || (isRemoval && operation.status == RunStatus::Running)) {
        co_await removeWhole(context, operation, *record);
    } else {
        co_await bringBack(context, operation, *record);
    }
    m_needs.log.info("Settled an operation that had been interrupted, on " + operation.serviceName + ".",
                     {{"operation", operation.id.value}});
}

Task<void> RecoveryWatcher::removeWhole(CallContext context, Operation operation, ServiceRecord record)
{
    const bool isRemoval = operation.kind == OperationKind::Remove;
    auto undone = co_await m_needs.converge.toNothing(context, record, isRemoval ? OperationId() : operation.id);
    undone.push_back("Removed the service " + record.config.name + ".");
    auto erase = [id = record.id](Repositories &repositories) { repositories.services().remove(id); };
    co_await m_needs.journal.closeInterrupted(operation, isRemoval ? RunStatus::Succeeded : RunStatus::Undone,
                                              std::move(undone), std::move(erase));
    m_needs.states.forget(record.id);
}

Task<void> RecoveryWatcher::bringBack(CallContext context, Operation operation, ServiceRecord record)
{
    const bool stands = isInForce(operation.intent, record);
    std::vector<std::string> undone;
    if (operation.intent.previousConfig && !stands && record.config != *operation.intent.previousConfig) {
        record.config = *operation.intent.previousConfig;
        auto restore = [wanted = record](Repositories &repositories) { return repositories.services().update(wanted); };
        record = co_await m_needs.journal.store().write(std::move(restore));
        m_needs.states.adopt(record);
        undone.emplace_back("Put the previous configuration back.");
    }
    auto done = co_await m_needs.converge.toRevisionInForce(context, record, stands ? OperationId() : operation.id);
    std::ranges::move(done, std::back_inserter(undone));
    co_await m_needs.journal.closeInterrupted(operation, stands ? RunStatus::Succeeded : RunStatus::Undone,
                                              std::move(undone), {});
}

} // namespace wakedock::core
