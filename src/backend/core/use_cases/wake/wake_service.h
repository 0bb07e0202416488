#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/wake.h"
#include "backend/core/operations/falling_asleep.h"
#include "backend/core/operations/operation_ticket.h"
#include "backend/shared/async/backoff.h"
#include "backend/shared/async/task.h"
#include "backend/shared/exceptions/error.h"

#include <map>
#include <string>
#include <utility>

namespace wakedock::core {

struct ServiceWorkshop;
class StackSleep;

/// Who is to be woken, and what for.
struct WakeRequest {
    ServiceId id;
    WakeCause cause = WakeCause::Api;
    std::string neededBy; ///< Of Dependency: the name of the service that needs it.
};

/// Starts a sleeping service and answers when it is healthy. What it needs (`depends_on`) wakes first, each in an operation
/// of its own, what does not need each other side by side. However many ask, each is started once: later callers join.
/// Already running is success. One that falls asleep at this moment is called back. Needs `services:operate`; visitors come
/// as the system.
class WakeService
{
public:
    WakeService(ServiceWorkshop &workshop, FallingAsleep &falling, StackSleep &stacks);
    /// @throws Error NotFound, Conflict (`not_deployed`, `dependency_stopped`: what it needs was stopped on purpose),
    /// Forbidden; for visitors Unavailable (`wake_failed`) while it is too soon after a wake that failed. From the operation
    /// also UpstreamFailed (`dependency_failed`)
    Task<OperationTicket> execute(CallContext context, WakeRequest request);
    Task<OperationTicket> execute(CallContext context, ServiceId id)
    {
        return execute(std::move(context), WakeRequest{std::move(id), WakeCause::Api, {}});
    }
    /// Wakes what a service needs, and returns when all of that is awake. @throws as the operation of execute()
    Task<void> wakeNeeds(RunPtr run, ServiceId id);
    /// How long a visitor of a service whose wake failed has to wait; zero otherwise.
    [[nodiscard]] std::chrono::seconds patienceFor(const ServiceId &id) const;

private:
    struct Failed {
        Backoff backoff{std::chrono::seconds(5), std::chrono::minutes(5)};
        std::chrono::steady_clock::time_point until;
        std::string reason;
    };

    void requirePatience(const ServiceId &id, const std::string &name) const;
    void noteFailure(const ServiceId &id, const std::string &reason);
    void requireReachable(const Service &service) const;
    Task<std::shared_ptr<const Service>> wake(RunPtr run, WakeRequest request);
    Task<std::shared_ptr<const Service>> wakeIt(RunPtr run, WakeRequest request);
    Task<OperationTicket> begin(CallContext context, WakeRequest request);

    ServiceWorkshop &m_workshop;
    FallingAsleep &m_falling;
    StackSleep &m_stacks;
    std::map<ServiceId, Completion<OperationTicket>> m_beginning; ///< Their intent is being recorded.
    std::map<ServiceId, OperationTicket> m_waking; ///< The last wake of each.
    std::map<ServiceId, Failed> m_failed;
};

} // namespace wakedock::core
