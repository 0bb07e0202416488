#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace wakedock::core {

/// Stands for what a reader may not see; sent back in place of a snippet it means the one that is there.
inline constexpr std::string_view HiddenText = "********";

/// True for names of environment variables and labels whose value is nobody's business: PASSWORD, SECRET, TOKEN, KEY and
/// their kin, as words of the name (KEYBOARD and TOKENIZER_PATH are none).
[[nodiscard]] bool looksSecret(const std::string &name);

/// True where a text is a URL that carries a password: `postgres://shop:hunter2@db/shop`.
[[nodiscard]] bool holdsUrlPassword(const std::string &text);

/// Values that are not to be shown, by the name of the variable they stand in. Values too short to be told from ordinary
/// words are secret only in their own place.
[[nodiscard]] std::map<std::string, std::string> secretValues(const std::map<std::string, std::string> &environment);

} // namespace wakedock::core
