#include "backend/core/services/operations_under_way.h"

#include "backend/shared/async/settle.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

bool isOver(const Operation &operation)
{
    return operation.status != RunStatus::Queued && operation.status != RunStatus::Running;
}

} // namespace

OperationsUnderWay::OperationsUnderWay(IEventBus &events, IClock &clock)
    : m_clock(clock)
    , m_subscription(events.subscribe([this](const EventRecord &record) { hear(record.event); }))
{
}

void OperationsUnderWay::hear(const Event &event)
{
    if (const auto *operation = std::get_if<OperationChanged>(&event)) {
        take(operation->operation);
    } else if (const auto *service = std::get_if<ServiceChanged>(&event)) {
        touch(service->service->record.id);
    }
}

void OperationsUnderWay::take(const std::shared_ptr<const Operation> &operation)
{
    if (operation->serviceId.isEmpty() || (isOver(*operation) && !m_entries.contains(operation->serviceId))) {
        return;
    }
    auto &under = m_entries[operation->serviceId].operations;
    const auto known = std::ranges::find_if(
        under, [&operation](const OperationUnderWay &each) { return each.operation->id == operation->id; });
    if (known == under.end()) {
        under.push_back({operation, m_clock.steadyNow()});
    } else {
        known->operation = operation;
    }
    std::erase_if(under, [](const OperationUnderWay &each) { return isOver(*each.operation); });
    touch(operation->serviceId);
}

void OperationsUnderWay::touch(const ServiceId &id)
{
    const auto known = m_entries.find(id);
    if (known == m_entries.end()) {
        return;
    }
    known->second.version = ++m_changes;
    const auto waiting = std::exchange(known->second.waiting, {});
    if (known->second.operations.empty()) {
        m_entries.erase(known);
    }
    // Last: who waits goes on inside cancel(), and may ask and wait again at once.
    for (const auto &source : waiting) {
        source->cancel();
    }
}

std::optional<OperationUnderWay> OperationsUnderWay::of(const ServiceId &id) const
{
    const auto known = m_entries.find(id);
    if (known == m_entries.end() || known->second.operations.empty()) {
        return std::nullopt;
    }
    const auto &under = known->second.operations;
    const auto wake = std::ranges::find_if(
        under, [](const OperationUnderWay &each) { return each.operation->kind == OperationKind::Wake; });
    return wake != under.end() ? *wake : under.back();
}

std::uint64_t OperationsUnderWay::version(const ServiceId &id) const
{
    const auto known = m_entries.find(id);
    return known == m_entries.end() ? 0 : known->second.version;
}

Task<void> OperationsUnderWay::nextChange(ServiceId id, std::uint64_t seen, std::chrono::milliseconds patience,
                                          CancelToken cancel)
{
    cancel.throwIfCancelled();
    const auto known = m_entries.find(id);
    if (known == m_entries.end() || known->second.version != seen) {
        co_return;
    }
    const auto source = std::make_shared<CancelSource>();
    source->follow(cancel);
    known->second.waiting.push_back(source);
    co_await settle(m_clock.sleep(patience, source->token()));
    stopWaiting(id, source);
    cancel.throwIfCancelled();
}

void OperationsUnderWay::stopWaiting(const ServiceId &id, const std::shared_ptr<CancelSource> &source)
{
    if (const auto known = m_entries.find(id); known != m_entries.end()) {
        std::erase(known->second.waiting, source);
    }
}

} // namespace wakedock::core
