#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wakedock::security {

/// The name of a member of `parent`: `health_check.path`, `environment.API_KEY`, and `environment["a b"]` where the plain
/// form could be misread. An empty parent is the body itself.
[[nodiscard]] std::string memberName(std::string_view parent, std::string_view key);
/// The name of an item of `parent`: `ports[0]`.
[[nodiscard]] std::string itemName(std::string_view parent, std::size_t index);
/// What the body itself is called in field errors.
inline constexpr std::string_view BodyField = "body";
/// `name`, or `body` when it is empty.
[[nodiscard]] std::string fieldOrBody(std::string_view name);

} // namespace wakedock::security
