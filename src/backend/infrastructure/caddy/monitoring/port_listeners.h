#pragma once

#include "backend/core/domain/proxy_surroundings.h"
#include "backend/infrastructure/caddy/monitoring/process_identity.h"

#include <cstdint>
#include <string>
#include <vector>

namespace wakedock::caddy {

/// Fills in who listens on each port: address, program, process. A socket of several processes is told of each. Reads
/// /proc once: some milliseconds, for explanations only.
void findListeners(std::vector<core::ProxyPort> &ports);

/// Processes of our own user and our networks that were started as `caddy run --config <file>`, with the very file that we
/// see under this name: the same words in a container are another's.
[[nodiscard]] std::vector<ProcessIdentity> runningWith(const std::string &configFile);
/// Whether it is one of them, still.
[[nodiscard]] bool isRunningWith(const ProcessIdentity &process, const std::string &configFile);

/// The user a process runs as; -1 when it is gone.
[[nodiscard]] long long userOf(std::int64_t pid);

} // namespace wakedock::caddy
