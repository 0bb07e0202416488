#pragma once

#include "backend/core/domain/proxy_surroundings.h"

#include <optional>
#include <string>

namespace wakedock::caddy {

/// The first folder on the way to `folder` that somebody of another user cannot pass, told by its mode alone (who is in
/// which group is not looked at).
/// @param user who wants to pass; -1 = somebody who is neither owner nor in the group. Root passes everywhere.
[[nodiscard]] std::optional<core::ClosedFolder> closedOnTheWay(const std::string &folder, long long user);

/// Gives it 0755. @return the system's word for why not; empty when it is done
[[nodiscard]] std::string openFolder(const std::string &path);

} // namespace wakedock::caddy
