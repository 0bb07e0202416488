#pragma once

#include <string>

namespace wakedock::caddy {

/// Who listens on the TCP port: `nginx (pid 812)`. Empty when that cannot be seen (another user's process).
/// Reads /proc once: some milliseconds, for explanations only.
[[nodiscard]] std::string findPortHolder(int port);

} // namespace wakedock::caddy
