#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/host.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/host_service.h"
#include "backend/shared/async/task.h"

#include <vector>

namespace wakedock::core {

/// All hosts: the local one first, then by name. Needs `hosts:read`.
class ListHosts
{
public:
    ListHosts(IStore &store, const HostService &hosts);
    Task<std::vector<HostView>> execute(CallContext context);

private:
    IStore &m_store;
    const HostService &m_hosts;
};

/// One host. Needs `hosts:read`.
class GetHost
{
public:
    GetHost(IStore &store, const HostService &hosts);
    /// @throws Error NotFound (`host_not_found`)
    Task<HostView> execute(CallContext context, HostId id);

private:
    IStore &m_store;
    const HostService &m_hosts;
};

} // namespace wakedock::core
