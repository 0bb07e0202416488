#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/ids.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/host_service.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {

/// Forgets a host that no service is on; its engine is left as it is. Needs `hosts:manage`.
class RemoveHost
{
public:
    RemoveHost(IStore &store, IClock &clock, HostService &hosts);
    /// @throws Error NotFound, Conflict (`host_fixed`, `host_in_use` naming the services), Forbidden
    Task<void> execute(CallContext context, HostId id);

private:
    IStore &m_store;
    IClock &m_clock;
    HostService &m_hosts;
};

} // namespace wakedock::core
