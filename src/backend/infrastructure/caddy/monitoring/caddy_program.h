#pragma once

#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/task.h"

#include <string>

namespace wakedock::caddy {

/// The program to run: `binary` as a path or a name, or `caddy` where it is empty, looked up in PATH.
/// @throws Error Unavailable (`caddy_missing`) with how to get it
[[nodiscard]] std::string findCaddy(const std::string &binary);

/// True when the file and every folder above it belong to root or to us, and nobody else may write to them; no links.
[[nodiscard]] bool isOnlyOurs(const std::string &program);

/// What `<program> version` says: `2.6.2`. Empty when it says nothing usable within 5 s. Throws only Cancelled.
Task<std::string> askCaddyVersion(std::string program, CancelToken cancel);

/// True when the version is at least `major.minor`; false for one that cannot be read.
[[nodiscard]] bool isAtLeast(const std::string &version, int major, int minor);

} // namespace wakedock::caddy
