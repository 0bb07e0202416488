#pragma once

#include <QProcessEnvironment>

#include <string>

namespace wakedock::caddy {

/// What a Caddy that WakeDock starts gets of WakeDock's own environment, with a home of its own below `folder`.
[[nodiscard]] QProcessEnvironment caddyEnvironment(const std::string &folder);

} // namespace wakedock::caddy
