#pragma once

#include <string>

namespace wakedock::api {

/// Escaped, nothing else.
[[nodiscard]] std::string htmlText(const std::string &text);
/// Escaped, with `code` and **bold** as the document writes them.
[[nodiscard]] std::string htmlInline(const std::string &text);
/// The same, one paragraph for each block between empty lines.
[[nodiscard]] std::string htmlParagraphs(const std::string &text);

} // namespace wakedock::api
