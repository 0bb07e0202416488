#pragma once

#include <string_view>

namespace wakedock::caddy {

/// True for names no public authority certifies: one label (`nas`), .local, .localhost, .test, .internal, .home.arpa and
/// .invalid, wildcards of them included. @param host lower case
[[nodiscard]] bool isSpecialUseName(std::string_view host);

} // namespace wakedock::caddy
