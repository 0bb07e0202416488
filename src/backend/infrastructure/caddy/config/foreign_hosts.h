#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace wakedock::caddy {

/// Hosts that routes which are not ours answer, lower case, sorted, each once; nested routes included.
[[nodiscard]] std::vector<std::string> foreignHostsIn(const nlohmann::json &config);

/// Routes in servers that are not ours, those nested in others not counted.
[[nodiscard]] int countForeignRoutes(const nlohmann::json &config);

/// True when serving `ours` would take requests from a route that answers `foreign`: the same name, or our pattern over
/// its name. Our exact name under a foreign pattern takes nothing the pattern was meant for.
[[nodiscard]] bool takesFrom(std::string_view ours, std::string_view foreign);

} // namespace wakedock::caddy
