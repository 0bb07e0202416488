#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wakedock::security {

/// The characters of a UTF-8 text; nothing when it is not UTF-8 (overlong forms, surrogates and cut sequences are not).
[[nodiscard]] std::optional<std::u32string> decodeUtf8(std::string_view text);

/// C0 and C1 control characters, DEL, and the line and paragraph separators.
[[nodiscard]] bool isControl(char32_t c);
/// Marks that turn the direction of writing round, so that a text reads otherwise than it is (CVE-2021-42574).
[[nodiscard]] bool turnsDirection(char32_t c);
/// Whatever is not seen: zero-width characters, direction marks, tags, byte order marks.
[[nodiscard]] bool isInvisible(char32_t c);
/// True when one label (letters between dots, dashes and spaces) mixes Latin, Greek and Cyrillic letters.
[[nodiscard]] bool mixesLookAlikes(std::u32string_view text);

} // namespace wakedock::security
