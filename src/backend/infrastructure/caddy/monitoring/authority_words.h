#pragma once

#include "backend/core/domain/proxy_surroundings.h"

#include <map>
#include <string>
#include <string_view>

namespace wakedock::caddy {

/// What authorities refused, by name, out of lines of Caddy's own log: the last word for each name, nothing for whoever got
/// a certificate afterwards.
[[nodiscard]] std::map<std::string, core::AuthorityRefusal> refusalsIn(std::string_view log);

/// The end of a file, from the first whole line on; empty when it cannot be read.
[[nodiscard]] std::string tailOf(const std::string &path, std::size_t bytes);

} // namespace wakedock::caddy
