#include "backend/infrastructure/events/event_bus.h"

#include "backend/shared/exceptions/error.h"

#include <QMetaObject>

#include <algorithm>
#include <utility>

namespace wakedock::events {

EventBus::EventBus(core::IClock &clock, Log log, std::size_t kept) : m_clock(clock), m_log(log), m_kept(kept) { }

void EventBus::publish(core::Event event)
{
    emptyFormerReading(event);
    const auto record = std::make_shared<const core::EventRecord>(++m_lastSeq, m_clock.now(), std::move(event));
    m_past.push_back(record);
    if (m_past.size() > m_kept) {
        m_past.pop_front();
    }
    m_pending.push_back(record);
    scheduleDelivery();
}

void EventBus::emptyFormerReading(const core::Event &event)
{
    if (!std::holds_alternative<core::ProxyMeasured>(event)) {
        return;
    }
    const std::uint64_t former = std::exchange(m_lastReading, m_lastSeq + 1);
    if (former > 0 && !m_past.empty() && former >= m_past.front()->seq) {
        // Another record: whoever has not got the former one yet gets it whole.
        auto &record = m_past[former - m_past.front()->seq];
        record = std::make_shared<const core::EventRecord>(record->seq, record->at, core::ProxyMeasured{});
    }
}

core::IEventBus::Subscription EventBus::subscribe(Handler handler)
{
    std::erase_if(m_subscribers, [](const auto &subscriber) { return subscriber.expired(); });
    auto subscriber = std::make_shared<Subscriber>(std::move(handler), m_lastSeq);
    m_subscribers.push_back(subscriber);
    return subscriber;
}

std::optional<std::vector<core::EventRecord>> EventBus::since(std::uint64_t seq) const
{
    const std::uint64_t oldestKept = m_past.empty() ? m_lastSeq + 1 : m_past.front()->seq;
    if (seq > m_lastSeq || seq + 1 < oldestKept) {
        return std::nullopt;
    }
    std::vector<core::EventRecord> records;
    for (auto at = m_past.begin() + static_cast<std::ptrdiff_t>(seq + 1 - oldestKept); at != m_past.end(); ++at) {
        records.push_back(**at);
    }
    return records;
}

void EventBus::scheduleDelivery()
{
    if (!std::exchange(m_scheduled, true)) {
        QMetaObject::invokeMethod(&m_turn, [this] { deliverPending(); }, Qt::QueuedConnection);
    }
}

void EventBus::deliverPending()
{
    // What handlers publish meanwhile waits for the next turn: the loop stays able to do other things between.
    m_scheduled = false;
    for (const auto &record : std::exchange(m_pending, {})) {
        deliver(record);
    }
}

void EventBus::deliver(const Record &record)
{
    // A copy, since handlers subscribe and unsubscribe; the lock keeps a handler alive that ends its own subscription.
    for (const auto &weak : std::vector(m_subscribers)) {
        const auto subscriber = weak.lock();
        if (!subscriber || record->seq <= subscriber->after) {
            continue;
        }
        try {
            subscriber->handler(*record);
        } catch (...) {
            m_log.error("A listener failed on an event: " + describe(std::current_exception()),
                        {{"seq", std::to_string(record->seq)}});
        }
    }
}

} // namespace wakedock::events
