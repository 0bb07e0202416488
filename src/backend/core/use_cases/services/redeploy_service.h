#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/operations/operation_ticket.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {

struct ServiceWorkshop;
class WakeService;

/// Brings the recorded configuration up anew, the new container before the old one goes; makes the next revision. What it
/// needs wakes first.
/// Needs `services:operate`.
class RedeployService
{
public:
    RedeployService(ServiceWorkshop &workshop, WakeService &wake);
    /// @throws Error NotFound, Conflict (`not_deployed`), Forbidden
    Task<OperationTicket> execute(CallContext context, ServiceId id);

private:
    ServiceWorkshop &m_workshop;
    WakeService &m_wake;
};

} // namespace wakedock::core
