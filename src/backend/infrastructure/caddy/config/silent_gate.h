#pragma once

#include <nlohmann/json_fwd.hpp>

namespace wakedock::caddy {

/// What Caddy answers for a sleeping service while WakeDock does not run: 503, to browsers a page that tries again by
/// itself.
/// @return routes of a subroute, of which one answers
[[nodiscard]] nlohmann::json silentGateAnswers();

} // namespace wakedock::caddy
