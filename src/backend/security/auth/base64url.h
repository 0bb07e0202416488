#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wakedock::security {

/// Base64 with the alphabet for addresses, without padding (RFC 4648, 5), as tokens use it.
[[nodiscard]] std::string toBase64Url(std::string_view bytes);
/// Strict: nothing for any other character, for padding and for bits that should be zero.
[[nodiscard]] std::optional<std::string> fromBase64Url(std::string_view text);

} // namespace wakedock::security
