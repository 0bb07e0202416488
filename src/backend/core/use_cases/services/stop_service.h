#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/operations/operation_ticket.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {

struct ServiceWorkshop;

/// Stops a service on purpose: it is not woken by visitors. Already stopped is success.
/// Needs `services:operate`.
class StopService
{
public:
    explicit StopService(ServiceWorkshop &workshop);
    /// @throws Error NotFound, Conflict (`not_deployed`), Forbidden
    Task<OperationTicket> execute(CallContext context, ServiceId id);

private:
    ServiceWorkshop &m_workshop;
};

} // namespace wakedock::core
