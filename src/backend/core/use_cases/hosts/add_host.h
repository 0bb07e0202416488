#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/host_service.h"
#include "backend/core/use_cases/hosts/host_requests.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {

/// Stores a host and begins to connect to its engine; whether that works shows in its state. Needs `hosts:manage`.
class AddHost
{
public:
    AddHost(IStore &store, IClock &clock, HostService &hosts);
    /// @throws Error Invalid (name, address, TLS material), Conflict (`name_taken`), Forbidden
    Task<HostView> execute(CallContext context, HostWish wish);

private:
    IStore &m_store;
    IClock &m_clock;
    HostService &m_hosts;
};

} // namespace wakedock::core
