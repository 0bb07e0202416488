#pragma once

#include "backend/core/domain/events.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace wakedock::core {

/// Facts that happened, told to everyone who listens. Backend thread only.
/// Order: events are delivered on the next turn of the loop, one after the other, in the order of their publication;
/// a handler that publishes adds to the end. Publish after the commit, never before.
class IEventBus
{
public:
    using Handler = std::function<void(const EventRecord &)>;
    /// Keeps a handler subscribed for as long as it lives; may be destroyed inside the handler.
    using Subscription = std::shared_ptr<void>;

    virtual ~IEventBus() = default;
    virtual void publish(Event event) = 0;
    [[nodiscard]] virtual Subscription subscribe(Handler handler) = 0;
    /// The number of the last event published; 0 before the first.
    [[nodiscard]] virtual std::uint64_t lastSeq() const = 0;
    /// Events after `seq`, oldest first; nothing when they are no longer kept (the last 1,000 are).
    [[nodiscard]] virtual std::optional<std::vector<EventRecord>> since(std::uint64_t seq) const = 0;
};

} // namespace wakedock::core
