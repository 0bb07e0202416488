#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/proxy_config.h"
#include "backend/shared/async/task.h"

#include <string>
#include <vector>

namespace wakedock::core {

/// The proxy's configuration as a whole, that of its operator included. Backend thread only.
/// Errors of every call: Unavailable (`proxy_unreachable`), Timeout, UpstreamFailed, Cancelled.
class IProxyConfigs
{
public:
    virtual ~IProxyConfigs() = default;

    /// What is in force, and the same with WakeDock's part as these routes want it: same routes, same bytes.
    virtual Task<ProxyConfigView> view(CallContext context, std::vector<Route> routes) = 0;
    /// Tries a configuration without applying it, as it would be with these routes in it. What is wrong with it is the
    /// answer; warnings say what could not be tried.
    virtual Task<ConfigTrial> tryOut(CallContext context, ConfigText text, std::vector<Route> routes) = 0;
    /// Puts `next` in force in place of `former`, all or nothing: whatever fails, the former one serves on or is put back.
    /// @throws Error Conflict (`config_changed`: `former` is no longer what is in force), Invalid (`proxy_refused`, in the
    /// proxy's own words), UpstreamFailed (`config_not_in_force`)
    /// @return warnings: it is in force, and something beside that did not succeed. Asking again for what is in force
    /// already tries that once more.
    virtual Task<std::vector<ConfigFinding>> replace(CallContext context, ProxyConfig former, ProxyConfig next) = 0;
    /// The steps from one configuration to the other; empty when they say the same.
    virtual Task<std::vector<ConfigDifference>> compare(ProxyConfig before, ProxyConfig after) = 0;
    /// Never fails for a proxy that is away: the report says so.
    virtual Task<ProxyReport> report(CallContext context) = 0;
};

} // namespace wakedock::core
