#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/service_config.h"
#include "backend/core/operations/operation_ticket.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {

struct ServiceWorkshop;
class WakeService;

struct DeployRequest {
    ServiceConfig config;
};

/// Makes a new service and brings it up: validate, record, wake what it needs, pull, create, start, wait until healthy,
/// publish the route, mark running, announce. A failure takes everything back and keeps the deployment readable.
/// Needs `services:create`, and `service:privileged` for sensitive mounts.
class DeployService
{
public:
    DeployService(ServiceWorkshop &workshop, WakeService &wake);
    /// Returns after `record`. @throws Error Invalid (errors name the fields), Conflict (`name_taken`, `domain_taken`),
    /// Forbidden
    Task<OperationTicket> execute(CallContext context, DeployRequest request);

private:
    ServiceWorkshop &m_workshop;
    WakeService &m_wake;
};

} // namespace wakedock::core
