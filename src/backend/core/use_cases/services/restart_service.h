#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/operations/operation_ticket.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {

struct ServiceWorkshop;

/// Stops and starts the container in place.
/// Needs `services:operate`.
class RestartService
{
public:
    explicit RestartService(ServiceWorkshop &workshop);
    /// @throws Error NotFound, Conflict (`not_deployed`), Forbidden
    Task<OperationTicket> execute(CallContext context, ServiceId id);

private:
    ServiceWorkshop &m_workshop;
};

} // namespace wakedock::core
