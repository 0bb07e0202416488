#pragma once

#include <string>

namespace wakedock::caddy {

/// Who listens on the TCP port: `nginx (pid 812)`. Empty when that cannot be seen (another user's process).
/// Reads /proc once: some milliseconds, for explanations only.
/// @param host an address of this machine or `localhost`: whoever answers there alone. Empty: whoever has the port anywhere.
[[nodiscard]] std::string findPortHolder(int port, const std::string &host = {});

} // namespace wakedock::caddy
