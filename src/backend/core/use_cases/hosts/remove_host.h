#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/ids.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/host_service.h"
#include "backend/shared/async/task.h"

#include <functional>
#include <string>
#include <vector>

namespace wakedock::core {

/// Forgets a host that no service and no stack of WakeDock's is on; its engine is left as it is. Needs `hosts:manage`.
class RemoveHost
{
public:
    /// @param stacksOn names of the stacks that WakeDock keeps on a host
    RemoveHost(IStore &store, IClock &clock, HostService &hosts,
               std::function<std::vector<std::string>(const HostId &)> stacksOn);
    /// @throws Error NotFound, Conflict (`host_fixed`, `host_in_use` naming services and stacks), Forbidden
    Task<void> execute(CallContext context, HostId id);

private:
    IStore &m_store;
    IClock &m_clock;
    HostService &m_hosts;
    std::function<std::vector<std::string>(const HostId &)> m_stacksOn;
};

} // namespace wakedock::core
