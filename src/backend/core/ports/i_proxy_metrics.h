#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/proxy_traffic.h"
#include "backend/core/domain/route.h"
#include "backend/shared/async/task.h"

#include <vector>

namespace wakedock::core {

/// What the proxy counts of its visitors. Backend thread.
class IProxyMetrics
{
public:
    virtual ~IProxyMetrics() = default;
    /// What cannot be read in its counters is missing, not an error; what is in flight is told whole or not at all.
    /// @param wished tells requests to containers apart by service
    /// @throws Error Unavailable (`proxy_unreachable`), Timeout, UpstreamFailed, Cancelled
    virtual Task<ProxyCounters> read(CallContext context, std::vector<Route> wished) = 0;
};

} // namespace wakedock::core
