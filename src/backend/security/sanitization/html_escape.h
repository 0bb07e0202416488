#pragma once

#include <string>
#include <string_view>

namespace wakedock::security {

/// Text made safe for HTML, inside elements and inside quoted attributes. Control characters but line breaks and tabs
/// vanish: some browsers read them as something else.
[[nodiscard]] std::string htmlEscape(std::string_view text);

} // namespace wakedock::security
