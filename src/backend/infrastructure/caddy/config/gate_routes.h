#pragma once

#include "backend/core/domain/service.h"
#include "backend/infrastructure/caddy/config/host_plan.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace wakedock::caddy {

/// What the routes need to know of the gate and of Caddy itself.
struct GateWish {
    std::string gateAddress; ///< `127.0.0.1:8485`
    std::string marksRoot;
    /// Caddy 2.7 and later: streams outlive a configuration change by `stream_close_delay` instead of breaking at once.
    bool keepsStreams = false;
};

/// The key under which Caddy counts what goes through the gate to this service (see /reverse_proxy/upstreams). It is also
/// the dial text of that proxy; the second placeholder is unknown to Caddy, becomes nothing, and keeps services apart.
[[nodiscard]] std::string gatedDial(const std::string &serviceId);
/// The same for what went through the gate after a dial failed, all services together.
[[nodiscard]] const std::string &rescuedDial();

/// A reverse proxy to an address.
[[nodiscard]] nlohmann::json proxyTo(const std::string &dial, const GateWish &wish);
/// Asks WakeDock with a request of its own; the visitor's stays untouched. A 204 lets the chain go on, everything else is
/// the answer.
/// @param host of the service that is asked for, or the request's own placeholder
/// @param reason nullptr, or what the gate is told of
[[nodiscard]] nlohmann::json askGate(const GateWish &wish, const std::string &host, const char *reason);
/// What a service's snippet says, then a route behind each colour's mark: routes of a subroute for its requests alone. What
/// is asleep goes on.
[[nodiscard]] nlohmann::json serviceRoutes(const HostGroup &group, const GateWish &wish);

/// The routes of each group behind its hosts, then the gate for all of them: routes of the subroute.
/// @param gateForAll the gate is asked for whatever came so far; else for the hosts of these groups only
[[nodiscard]] nlohmann::json gatedRoutes(const std::vector<HostGroup> &groups, const GateWish &wish, bool gateForAll);
/// The subroute's `errors`: a failed dial asks the gate, a silent gate is a 503, the rest stays what it was.
/// @param host as in askGate()
[[nodiscard]] nlohmann::json gateErrors(const GateWish &wish, const std::string &host);
/// The host a visitor asked for.
inline constexpr const char *RequestHost = "{http.request.host}";

} // namespace wakedock::caddy
