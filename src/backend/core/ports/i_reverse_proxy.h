#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/route.h"
#include "backend/shared/async/task.h"

#include <functional>
#include <string>
#include <vector>

namespace wakedock::core {

/// The proxy in front of the services (Caddy). Backend thread only.
/// Errors: Conflict (`domain_taken`: a route that is not ours has the host), Invalid (`proxy_refused`, with the proxy's
/// own words), Unavailable (`proxy_unreachable`), Timeout, UpstreamFailed.
class IReverseProxy
{
public:
    virtual ~IReverseProxy() = default;

    /// Makes these routes, and no others of ours, the proxy's truth: one change, all or nothing; identical = no change.
    /// What is not ours stays as it is.
    virtual Task<void> apply(CallContext context, std::vector<Route> routes) = 0;
    /// Hosts that routes which are not ours already answer, each once, by name.
    virtual Task<std::vector<ForeignHost>> foreignHosts(CallContext context) = 0;
    /// True when the proxy's truth is still these routes.
    virtual Task<bool> matches(CallContext context, std::vector<Route> routes) = 0;
    /// Requests in flight to `dial` (`10.213.0.10:80`), WebSockets included.
    virtual Task<int> inFlight(CallContext context, std::string dial) = 0;

    [[nodiscard]] virtual ProxyStatus status() const = 0;
    /// Follows the proxy until cancelled: starts one if none answers and that is wanted, tries again with backoff.
    /// `onChange` is called when status() changed, `onLost` also when the proxy may have lost its configuration
    /// (it restarted, or somebody reloaded it).
    virtual Task<void> watch(std::function<void(ProxyStatus)> onChange, std::function<void()> onLost,
                             CancelToken cancel) = 0;
};

} // namespace wakedock::core
