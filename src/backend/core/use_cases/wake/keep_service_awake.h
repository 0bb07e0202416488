#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/operations/operation_ticket.h"
#include "backend/shared/async/task.h"

#include <chrono>

namespace wakedock::core {

struct ServiceWorkshop;
class ActivityService;
class WakeService;

/// Keeps a service awake for a time, however idle it is; wakes it where it sleeps. Also ends that again. Survives a restart
/// of WakeDock. Needs `services:operate`.
class KeepServiceAwake
{
public:
    static constexpr std::chrono::minutes Longest{7 * 24 * 60};
    struct Request {
        ServiceId id;
        std::chrono::minutes span{60}; ///< From now on; 0 = nobody keeps it awake any longer.
    };

    KeepServiceAwake(ServiceWorkshop &workshop, ActivityService &activity, WakeService &wake);
    /// @throws Error NotFound, Invalid (`minutes`), Forbidden, Conflict (`not_awake`: it is stopped, or was never deployed);
    /// from the operation what waking it throws
    Task<OperationTicket> execute(CallContext context, Request request);

private:
    void show(const Service &service);

    ServiceWorkshop &m_workshop;
    ActivityService &m_activity;
    WakeService &m_wake;
};

} // namespace wakedock::core
