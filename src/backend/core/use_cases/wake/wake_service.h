#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/rules/wake_origin.h"
#include "backend/core/operations/falling_asleep.h"
#include "backend/core/operations/operation_ticket.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/shared/async/backoff.h"
#include "backend/shared/async/task.h"
#include "backend/shared/exceptions/error.h"

#include <map>
#include <string>
#include <utility>

namespace wakedock::core {

class MakeRoom;
class WakeRecorder;
struct ServiceWorkshop;
class StackSleep;

/// Starts a sleeping service and answers when it is healthy. What it needs (`depends_on`) wakes first, each in an operation
/// of its own, what does not need each other side by side. However many ask, each is started once: later callers join.
/// Already running is success. One that falls asleep at this moment is called back. Needs `services:operate`; visitors come
/// as the system.
class WakeService
{
public:
    struct Needs {
        ServiceWorkshop &workshop;
        FallingAsleep &falling;
        StackSleep &stacks;
        WakeRecorder &recorder;
        MakeRoom &makeRoom;
        IEventBus &events;
    };

    explicit WakeService(Needs needs);
    /// For the caller's own wish, see originOf().
    Task<OperationTicket> execute(CallContext context, ServiceId id);
    /// @param origin what the ledger says of who asks; of those who join a wake, only the first counts
    /// @throws Error NotFound, Conflict (`not_deployed`, `dependency_stopped`: what it needs was stopped on purpose),
    /// Forbidden; for visitors Unavailable (`wake_failed`) while it is too soon after a wake that failed. From the operation
    /// also UpstreamFailed (`dependency_failed`) and, where nobody asked for this service by name, Conflict
    /// (`stopped_on_purpose`: it was stopped meanwhile)
    Task<OperationTicket> execute(CallContext context, ServiceId id, WakeOrigin origin);
    /// Wakes what a service needs, and returns when all of that is awake. @throws as the operation of execute()
    Task<void> wakeNeeds(RunPtr run, ServiceId id);
    /// How long a visitor of a service whose wake failed has to wait; zero otherwise.
    [[nodiscard]] std::chrono::seconds patienceFor(const ServiceId &id) const;
    /// Its last wake failed.
    [[nodiscard]] bool hasFailed(const ServiceId &id) const { return m_failed.contains(id); }

private:
    struct Failed {
        Backoff backoff{std::chrono::seconds(5), std::chrono::minutes(5)};
        std::chrono::steady_clock::time_point until;
        std::string reason;
    };

    void requirePatience(const ServiceId &id, const std::string &name) const;
    void noteFailure(const ServiceId &id, const Error &error);
    void forget(const EventRecord &record);
    void requireReachable(const Service &service) const;
    Task<std::shared_ptr<const Service>> wake(RunPtr run, WakeOrigin origin);
    Task<std::shared_ptr<const Service>> wakeIt(RunPtr run, WakeOrigin origin);
    Task<OperationTicket> begin(CallContext context, ServiceId id, WakeOrigin origin);

    Needs m_needs;
    std::map<ServiceId, Completion<OperationTicket>> m_beginning; ///< Their intent is being recorded.
    std::map<ServiceId, OperationTicket> m_waking; ///< The last wake of each, while others may join it.
    std::map<ServiceId, Failed> m_failed;
    IEventBus::Subscription m_subscription;
};

} // namespace wakedock::core
