#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string_view>

namespace wakedock::security {

/// Deepest nesting of arrays and objects that is read. Far above anything the API takes, far below what would hurt.
inline constexpr int MaxJsonDepth = 64;

/// Reads JSON from a stranger: UTF-8 only, no duplicate keys (two readers would see two different requests), no deeper than
/// MaxJsonDepth, no number that 64 bits cannot hold exactly. Never recurses.
/// @throws Error Malformed (`malformed_json`) naming line, column and the field where reading stopped
[[nodiscard]] nlohmann::json parseStrictJson(std::string_view text);

} // namespace wakedock::security
