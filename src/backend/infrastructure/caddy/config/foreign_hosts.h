#pragma once

#include "backend/core/domain/route.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace wakedock::caddy {

/// Hosts that routes which are not ours answer, sorted, each once, with the first place that has it; nested routes
/// included.
[[nodiscard]] std::vector<core::ForeignHost> foreignHostsIn(const nlohmann::json &config);

/// Routes in servers that are not ours, those nested in others not counted.
[[nodiscard]] int countForeignRoutes(const nlohmann::json &config);

} // namespace wakedock::caddy
