#pragma once

#include "backend/shared/utils/time_text.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace wakedock::docker {

// What lists of images, volumes and networks share; see json_access.h.

/// A list of texts; empty for anything else.
[[nodiscard]] std::vector<std::string> jsonTextList(const nlohmann::json &object, const char *key);
/// RFC 3339; the beginning of time where there is none, or where Go writes "never" as the year 1.
[[nodiscard]] Timestamp jsonTime(const nlohmann::json &object, const char *key);

} // namespace wakedock::docker
