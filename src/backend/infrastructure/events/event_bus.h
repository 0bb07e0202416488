#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/shared/logging/log.h"

#include <QObject>

#include <cstddef>
#include <deque>
#include <memory>
#include <vector>

namespace wakedock::events {

/// The one place all facts pass through, in one order. Lives on the thread that made it (the backend's).
/// A subscriber gets exactly the events published after it subscribed: lastSeq(), since() and subscribe() called in one
/// turn of the loop leave neither a gap nor a double.
/// A handler that throws is written to the log; the others still hear of the event.
class EventBus final : public core::IEventBus
{
public:
    static constexpr std::size_t Kept = 1'000;

    /// @param kept how many past events since() can give
    EventBus(core::IClock &clock, Log log, std::size_t kept = Kept);
    EventBus(const EventBus &) = delete;
    EventBus &operator=(const EventBus &) = delete;
    ~EventBus() override = default;

    void publish(core::Event event) override;
    [[nodiscard]] Subscription subscribe(Handler handler) override;
    [[nodiscard]] std::uint64_t lastSeq() const override { return m_lastSeq; }
    [[nodiscard]] std::optional<std::vector<core::EventRecord>> since(std::uint64_t seq) const override;

private:
    struct Subscriber {
        Handler handler;
        std::uint64_t after = 0;
    };
    using Record = std::shared_ptr<const core::EventRecord>;

    /// Readings of the proxy are large, and only the last one is news: of earlier ones the number is kept.
    void emptyFormerReading(const core::Event &event);
    void scheduleDelivery();
    void deliverPending();
    void deliver(const Record &record);

    core::IClock &m_clock;
    Log m_log;
    std::size_t m_kept;
    std::uint64_t m_lastSeq = 0;
    std::deque<Record> m_past;
    std::uint64_t m_lastReading = 0; ///< Its number; 0 before the first.
    std::vector<Record> m_pending;
    bool m_scheduled = false;
    std::vector<std::weak_ptr<Subscriber>> m_subscribers;
    QObject m_turn; ///< Last: what is queued to it is dropped before anything else goes.
};

} // namespace wakedock::events
