#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace wakedock::caddy {

/// A log of WakeDock's own in Caddy: what it says while it obtains and renews certificates, by UDP. A writer to a socket
/// that can be full (unix, tcp) would hold up visitors' requests; a datagram nobody takes is gone, and that is all.
/// @param address of the gate: the datagrams go to the same number
void setTlsLog(nlohmann::json &config, bool isNeeded, const std::string &address);

} // namespace wakedock::caddy
