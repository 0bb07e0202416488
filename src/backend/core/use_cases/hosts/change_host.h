#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/host_service.h"
#include "backend/core/use_cases/hosts/host_requests.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {

/// Changes a host and connects to it anew. Needs `hosts:manage`.
class ChangeHost
{
public:
    ChangeHost(IStore &store, IClock &clock, HostService &hosts);
    /// @throws Error NotFound, Conflict (`host_fixed` for the engine of the settings, `name_taken`), Invalid,
    /// PreconditionFailed (`version_changed`), Forbidden
    Task<HostView> execute(CallContext context, ChangeHostRequest request);

private:
    IStore &m_store;
    IClock &m_clock;
    HostService &m_hosts;
};

} // namespace wakedock::core
