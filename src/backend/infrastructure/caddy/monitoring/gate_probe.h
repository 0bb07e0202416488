#pragma once

#include "backend/infrastructure/http_client/endpoint.h"
#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/task.h"

#include <string>

namespace wakedock::caddy {

/// Whether Caddy can ask WakeDock's gate, as it does for every service that has no mark.
struct GateSight {
    bool reaches = false;
    std::string problem; ///< Empty when it does.
    std::string remedy;
};

/// Asks the gate through Caddy, by the route for proofs. Never throws but Cancelled.
/// @param containerIp of the container Caddy runs in; empty = it does not run in one, or shares this machine's network
Task<GateSight> probeGate(http_client::Endpoint httpPort, std::string gateAddress, std::string containerIp,
                          CancelToken cancel);

} // namespace wakedock::caddy
