#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wakedock::core {

// Caddy replaces `{name}` in texts of its configuration, and some names hold what no visitor may see: `{env.TOKEN}`,
// `{file./etc/...}`. What an operator writes is text, but for a few names of the request.

/// The names that are replaced: `http.request.uri`.
[[nodiscard]] bool isOpenPlaceholder(std::string_view name);

/// What Caddy would replace and is not open, with its braces, each once. Braces around anything that cannot be a name (a
/// piece of JSON) are none.
[[nodiscard]] std::vector<std::string> closedPlaceholders(std::string_view text);

/// The text as Caddy must be given it for its open placeholders to be replaced and all other braces to stay.
[[nodiscard]] std::string withOpenPlaceholders(std::string_view text);

/// ... for nothing to be replaced.
[[nodiscard]] std::string asLiteral(std::string_view text);

} // namespace wakedock::core
