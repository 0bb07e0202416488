#pragma once

#include <map>
#include <string>

namespace wakedock::api {

/// A page with its `{{name}}` places filled. Values are HTML already: whoever makes them escapes what is not its own.
[[nodiscard]] std::string fillPage(const std::string &page, const std::map<std::string, std::string> &values);

} // namespace wakedock::api
