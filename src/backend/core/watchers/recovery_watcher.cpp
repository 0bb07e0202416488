#include "backend/core/watchers/recovery_watcher.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/stack_rules.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::chrono::seconds firstRetry{2};
constexpr std::chrono::minutes longestRetry{5};

/// It failed, and could not be taken back either.
bool isLeft(const Operation &operation)
{
    return operation.error && !operation.finishedAt;
}

/// What a service that was never in force is taken away for. A change or redeploy of one leaves its record alone.
bool isFirstDeployment(const Operation &operation, const ServiceRecord &record)
{
    return record.revision == 0 && operation.intent.firstDeployment && !operation.intent.previousConfig
        && (operation.kind == OperationKind::Deploy || operation.kind == OperationKind::Adopt);
}

/// All that it was for has come about; only its end was not written down.
bool hasComeAbout(const Operation &operation, const ServiceRecord &record)
{
    switch (operation.kind) {
    case OperationKind::Sleep:
        return record.wished == WishedRun::Sleeping;
    case OperationKind::Stop:
        return record.wished == WishedRun::Stopped;
    case OperationKind::Wake:
    case OperationKind::Start:
        return record.wished == WishedRun::Running;
    default:
        return isInForce(operation.intent, record);
    }
}

} // namespace

RecoveryWatcher::RecoveryWatcher(IEventBus &events, TaskScope &scope, Needs needs)
    : m_scope(scope)
    , m_needs(needs)
    , m_backoff(firstRetry, longestRetry)
{
    m_subscription = events.subscribe([this](const EventRecord &record) {
        const auto *operation = std::get_if<OperationChanged>(&record.event);
        if (std::holds_alternative<HostListed>(record.event)) {
            settleSoon(When::Now);
        } else if (operation != nullptr && isLeft(*operation->operation)) {
            settleSoon(When::Later);
        }
    });
}

void RecoveryWatcher::settleSoon(When when)
{
    m_again = true;
    if (when == When::Now && m_pausing) {
        m_pausing->cancel();
    }
    if (!std::exchange(m_settling, true)) {
        m_scope.start("settling unfinished operations",
                      [this, when](CancelToken cancel) { return settleAll(when, std::move(cancel)); });
    }
}

Task<void> RecoveryWatcher::settleAll(When when, CancelToken cancel)
{
    bool isSettled = when == When::Now;
    while (m_again && !cancel.isCancelled()) {
        if (!isSettled) {
            co_await pause(cancel);
        }
        m_again = false;
        const auto once = co_await settle(settleOnce(cancel));
        if (once.failure && !cancel.isCancelled()) {
            m_needs.log.warning("Settling unfinished operations failed. " + describe(once.failure));
        }
        isSettled = !once.failure && *once.value;
        m_again = m_again || !isSettled;
    }
    m_backoff.reset();
    m_settling = false;
}

Task<void> RecoveryWatcher::pause(CancelToken cancel)
{
    m_pausing.emplace();
    m_pausing->follow(cancel);
    co_await settle(m_needs.clock.sleep(m_backoff.next(), m_pausing->token()));
    m_pausing.reset();
}

Task<bool> RecoveryWatcher::settleOnce(CancelToken cancel)
{
    bool isAll = true;
    for (const Operation &operation : co_await m_needs.journal.unfinished()) {
        const auto host = co_await hostOf(operation);
        if (host && m_needs.isThere && !m_needs.isThere(*host)) {
            continue;
        }
        const auto settled = co_await settle(settleOne(operation, cancel));
        cancel.throwIfCancelled();
        if (settled.failure) {
            isAll = false;
            m_needs.log.warning("An unfinished operation on " + operation.serviceName + " could not be settled. "
                                    + describe(settled.failure),
                                {{"operation", operation.id.value}});
        }
    }
    co_return isAll;
}

Task<std::optional<HostId>> RecoveryWatcher::hostOf(Operation operation)
{
    if (const auto stack = stackOfSubject(operation.serviceId)) {
        co_return stack->hostId;
    }
    auto find = [id = operation.serviceId](Repositories &repositories) { return repositories.services().find(id); };
    const auto record = co_await m_needs.journal.store().read(std::move(find));
    co_return record ? std::optional(record->config.hostId) : std::nullopt;
}

Task<void> RecoveryWatcher::settleOne(Operation operation, CancelToken cancel)
{
    const auto lane = co_await m_needs.lanes.enter(operation.serviceId, cancel);
    CallContext context;
    context.actor = Actor::system();
    context.cancel = cancel;
    if (m_needs.settleStack && stackOfSubject(operation.serviceId)) {
        co_await m_needs.settleStack(context, operation);
        co_return;
    }
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
    // What was not yet in force is nobody's container; one that was is kept only on request.
    const bool spares = !isRemoval || operation.intent.keepsContainer;
    auto undone = co_await m_needs.converge.toNothing(context, record, isRemoval ? OperationId() : operation.id,
                                                      spares ? record.adoptedContainerId : std::string());
    undone.push_back("Removed the service " + record.config.name + ".");
    auto erase = [id = record.id](Repositories &repositories) { repositories.services().remove(id); };
    co_await m_needs.journal.closeInterrupted(operation, isRemoval ? RunStatus::Succeeded : RunStatus::Undone,
                                              std::move(undone), std::move(erase));
    m_needs.states.forget(record.id);
}

Task<std::vector<std::string>> RecoveryWatcher::match(CallContext context, Operation operation, ServiceRecord record,
                                                      bool stands)
{
    if (record.config.kind == ServiceKind::Compose && m_needs.matchInStack) {
        return m_needs.matchInStack(std::move(context), std::move(record));
    }
    return m_needs.converge.toRevisionInForce(std::move(context), std::move(record), stands ? OperationId() : operation.id);
}

Task<void> RecoveryWatcher::bringBack(CallContext context, Operation operation, ServiceRecord record)
{
    const bool stands = hasComeAbout(operation, record);
    std::vector<std::string> undone;
    if (operation.intent.previousConfig && !stands && record.config != *operation.intent.previousConfig) {
        record.config = *operation.intent.previousConfig;
        auto restore = [wanted = record](Repositories &repositories) { return repositories.services().update(wanted); };
        record = co_await m_needs.journal.store().write(std::move(restore));
        m_needs.states.adopt(record);
        undone.emplace_back("Put the previous configuration back.");
    }
    auto done = co_await match(context, operation, record, stands);
    std::ranges::move(done, std::back_inserter(undone));
    co_await m_needs.journal.closeInterrupted(operation, stands ? RunStatus::Succeeded : RunStatus::Undone,
                                              std::move(undone), {});
}

} // namespace wakedock::core
