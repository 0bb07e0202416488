#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/operations/falling_asleep.h"
#include "backend/core/operations/operation_ticket.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {

struct ServiceWorkshop;
class StackSleep;

/// Puts a service to sleep: its mark goes, what is in flight ends, its container stops and stays; the first visitor wakes
/// it. The idle test is not asked. What others need who are awake is not put to sleep, forced or not. One of a stack takes
/// with it what nobody else in the stack needs. Already asleep is success. Needs `services:operate`.
class PutServiceToSleep
{
public:
    struct Request {
        ServiceId id;
        /// Ends connections that are still open after `sleep.stop_timeout_seconds`.
        bool force = false;
    };

    PutServiceToSleep(ServiceWorkshop &workshop, FallingAsleep &falling, StackSleep &stacks);
    /// @throws Error NotFound, Conflict (`not_deployed`, `marks_unseen`, `needed_awake` naming who needs it), Forbidden;
    /// from the operation also Conflict (`connections_open`, `connections_unknown`; then it stays awake)
    Task<OperationTicket> execute(CallContext context, Request request);

private:
    ServiceWorkshop &m_workshop;
    FallingAsleep &m_falling;
    StackSleep &m_stacks;
};

} // namespace wakedock::core
