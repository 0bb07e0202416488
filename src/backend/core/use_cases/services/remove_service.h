#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/operations/operation_ticket.h"
#include "backend/shared/async/task.h"

#include <optional>

namespace wakedock::core {

class AdoptingEngines;
struct ServiceWorkshop;

struct RemoveRequest {
    ServiceId id;
    std::optional<std::int64_t> expectedVersion;
    bool removeVolumes = false; ///< Also the named volumes that WakeDock made for it.
    bool keepContainer = false; ///< The container it adopted runs on, as nobody's.
};

/// Takes a service away: marks, route, containers, record, in this order, so that nobody is sent to what is going.
/// Its deployments stay readable; its volumes stay unless asked for. Needs `services:delete`.
class RemoveService
{
public:
    RemoveService(ServiceWorkshop &workshop, AdoptingEngines &engines);
    /// @throws Error NotFound, PreconditionFailed, Forbidden, Conflict (`still_needed`: other services name it in their
    /// `depends_on`), Invalid (`nothing_to_keep`) on `keep_container` where the service's container was made by WakeDock
    Task<OperationTicket> execute(CallContext context, RemoveRequest request);

private:
    ServiceWorkshop &m_workshop;
    AdoptingEngines &m_engines;
};

} // namespace wakedock::core
