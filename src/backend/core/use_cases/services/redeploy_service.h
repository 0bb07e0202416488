#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/operations/operation_ticket.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {

struct ServiceWorkshop;

/// Brings the recorded configuration up anew, the new container before the old one goes; makes the next revision.
/// Needs `services:operate`.
class RedeployService
{
public:
    explicit RedeployService(ServiceWorkshop &workshop);
    /// @throws Error NotFound, Conflict (`not_deployed`), Forbidden
    Task<OperationTicket> execute(CallContext context, ServiceId id);

private:
    ServiceWorkshop &m_workshop;
};

} // namespace wakedock::core
