#pragma once

#include "backend/core/domain/proxy_surroundings.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace wakedock::caddy {

/// Fills in who listens on each port: address, program, process. A socket of several processes is told of each. Reads
/// /proc once: some milliseconds, for explanations only.
void findListeners(std::vector<core::ProxyPort> &ports);

/// Processes of our own user that were started as `caddy run --config <file>`.
[[nodiscard]] std::vector<std::int64_t> runningWith(const std::string &configFile);

/// The user a process runs as; -1 when it is gone.
[[nodiscard]] long long userOf(std::int64_t pid);

} // namespace wakedock::caddy
