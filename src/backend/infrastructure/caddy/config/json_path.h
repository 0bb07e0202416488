#pragma once

#include <nlohmann/json_fwd.hpp>

#include <initializer_list>
#include <string_view>

namespace wakedock::caddy {

/// What lies at the end of these keys; null pointer when any of them is missing or no object on the way.
[[nodiscard]] const nlohmann::json *findAt(const nlohmann::json &root, std::initializer_list<std::string_view> keys);
[[nodiscard]] nlohmann::json *findAt(nlohmann::json &root, std::initializer_list<std::string_view> keys);

} // namespace wakedock::caddy
