#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/operations/operation_ticket.h"
#include "backend/shared/async/task.h"

#include <cstdint>

namespace wakedock::core {

struct ServiceWorkshop;
class WakeService;

struct RollBackRequest {
    ServiceId id;
    std::int64_t revision = 0;
};

/// Brings the configuration of an earlier revision up again, with exactly the image it ran then, as the next revision. A
/// later redeploy takes what the configuration's tag names by then. What it needs wakes first. A failed rollback keeps what
/// was in force. Needs `services:operate`, and `service:privileged` where that configuration does; `caddy:manage` where its
/// snippet is another one.
class RollBackService
{
public:
    RollBackService(ServiceWorkshop &workshop, WakeService &wake);
    /// @throws Error NotFound (also `revision_not_found`), Conflict (`image_unknown`; a name, domain or port somebody else
    /// has by now), Forbidden. The ticket also ends with Conflict (`image_gone`).
    Task<OperationTicket> execute(CallContext context, RollBackRequest request);

private:
    ServiceWorkshop &m_workshop;
    WakeService &m_wake;
};

} // namespace wakedock::core
