#pragma once

#include "backend/core/domain/proxy_config.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace wakedock::caddy {

/// The places in which two configurations differ, each as deep as it can be named. Members of lists are matched by content
/// and by `@id`, so that one route put in front does not make all others look changed.
[[nodiscard]] std::vector<core::ConfigDifference> differencesBetween(const nlohmann::json &before,
                                                                     const nlohmann::json &after);

} // namespace wakedock::caddy
