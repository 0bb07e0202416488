#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace wakedock::caddy {

/// A route, first of all on the HTTP port, that takes proofs of any name to WakeDock: whether a name leads here is asked
/// before a service has it, and each change of the configuration would close visitors' WebSockets. It touches no other
/// path than WakeDock's own below `/.well-known/`.
[[nodiscard]] nlohmann::json proofObject(const std::string &gateAddress);

} // namespace wakedock::caddy
