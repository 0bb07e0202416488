#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/operations/operation_ticket.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {

struct ServiceWorkshop;
class WakeService;

/// Starts a stopped service and answers when it is healthy. What it needs wakes first. Already running is success.
/// Needs `services:operate`.
class StartService
{
public:
    StartService(ServiceWorkshop &workshop, WakeService &wake);
    /// @throws Error NotFound, Conflict (`not_deployed`), Forbidden; from the operation also Conflict
    /// (`dependency_stopped`), UpstreamFailed (`dependency_failed`)
    Task<OperationTicket> execute(CallContext context, ServiceId id);

private:
    ServiceWorkshop &m_workshop;
    WakeService &m_wake;
};

} // namespace wakedock::core
