#pragma once

#include "backend/core/domain/proxy_config.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace wakedock::caddy {

/// The routes that a snippet became, out of the site it was read in; null where that site holds anything else: a listener,
/// a log, another site.
[[nodiscard]] nlohmann::json snippetRoutesIn(const nlohmann::json &adapted);

/// What in these routes a snippet must not have: handlers and matchers that are not on the list, an answer to everything,
/// placeholders that hold more than the request.
[[nodiscard]] std::vector<core::ConfigFinding> refusedHandlers(const nlohmann::json &routes);

} // namespace wakedock::caddy
