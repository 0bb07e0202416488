#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/container.h"
#include "backend/core/domain/ids.h"
#include "backend/core/domain/link_counters.h"
#include "backend/shared/async/task.h"

#include <map>
#include <string>
#include <vector>

namespace wakedock::core {

/// Reads the packet counters of running containers, so cheaply that it may be done each few seconds: what a visitor does to
/// a service is seen without being in the way. Backend thread.
class ILinkCounters
{
public:
    virtual ~ILinkCounters() = default;
    /// By container id. Missing is what cannot be read, and what shares somebody else's network (the host's, or that of
    /// another container): its counters would tell of others. Throws only Cancelled; what is not there by the deadline is
    /// missing.
    /// @param host whose engine runs them
    virtual Task<std::map<std::string, LinkCounters>> read(CallContext context, HostId host,
                                                           std::vector<Container> running) = 0;
};

} // namespace wakedock::core
