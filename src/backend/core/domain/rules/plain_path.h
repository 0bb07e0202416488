#pragma once

#include <string>

namespace wakedock::core {

/// A path as the program behind it reads it: percent signs decoded, once; `.`, `..` and double slashes resolved. So
/// `/x/../admin` and `/%61dmin` are `/admin`. A percent sign that begins no byte stays as it is, and so does `%2A`: a star
/// would be something else in a pattern.
[[nodiscard]] std::string plainPath(const std::string &path);

} // namespace wakedock::core
