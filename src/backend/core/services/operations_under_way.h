#pragma once

#include "backend/core/domain/events.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"

#include <chrono>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace wakedock::core {

/// An operation while it is not over.
struct OperationUnderWay {
    std::shared_ptr<const Operation> operation;
    std::chrono::steady_clock::time_point since; ///< When it was first told of.
};

/// What is being done to each service at the moment, and a wait for its next change; heard from events. Backend thread only.
class OperationsUnderWay
{
public:
    OperationsUnderWay(IEventBus &events, IClock &clock);
    OperationsUnderWay(const OperationsUnderWay &) = delete;
    OperationsUnderWay &operator=(const OperationsUnderWay &) = delete;

    /// The one that wakes it where there is one, else the one that began last; nothing while nothing is done to it.
    [[nodiscard]] std::optional<OperationUnderWay> of(const ServiceId &id) const;
    /// Another number after each change of the service and of what is done to it; 0 while nothing is.
    [[nodiscard]] std::uint64_t version(const ServiceId &id) const;
    /// Ends when version() is no longer `seen`, and after `patience` at the latest. @throws Cancelled
    Task<void> nextChange(ServiceId id, std::uint64_t seen, std::chrono::milliseconds patience, CancelToken cancel);

private:
    struct Entry {
        std::uint64_t version = 0;
        std::list<OperationUnderWay> operations; ///< In the order of their beginning.
        std::vector<std::shared_ptr<CancelSource>> waiting; ///< Fired at the next change.
    };

    void hear(const Event &event);
    void take(const std::shared_ptr<const Operation> &operation);
    void touch(const ServiceId &id);
    void stopWaiting(const ServiceId &id, const std::shared_ptr<CancelSource> &source);

    IClock &m_clock;
    std::map<ServiceId, Entry> m_entries; ///< Of services to which something is done.
    std::uint64_t m_changes = 0;
    IEventBus::Subscription m_subscription;
};

} // namespace wakedock::core
