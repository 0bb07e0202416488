#pragma once

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

/// Two routes a group (colour a, colour b), then the gate for all: the routes of the subroute.
[[nodiscard]] nlohmann::json gatedRoutes(const std::vector<HostGroup> &groups, const GateWish &wish);
/// The subroute's `errors`: a failed dial asks the gate, a silent gate is a 503, the rest stays what it was.
[[nodiscard]] nlohmann::json gateErrors(const GateWish &wish);

} // namespace wakedock::caddy
