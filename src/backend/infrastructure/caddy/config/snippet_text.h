#pragma once

#include "backend/core/domain/proxy_config.h"

#include <string>
#include <vector>

namespace wakedock::caddy {

/// What in a snippet must not even be shown to `caddy adapt` (`import` opens files, `{$NAME}` reads its environment, a brace
/// too many leaves the site), and directives that are not for snippets; each with its line.
[[nodiscard]] std::vector<core::ConfigFinding> refusedDirectives(const std::string &snippet);

} // namespace wakedock::caddy
