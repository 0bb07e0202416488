#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wakedock::core {

/// Without spaces around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// What stands between the separators, without spaces around it; what is empty is left out.
[[nodiscard]] std::vector<std::string> listParts(std::string_view text, char separator);

} // namespace wakedock::core
