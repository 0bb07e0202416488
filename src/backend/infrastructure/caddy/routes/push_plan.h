#pragma once

#include "backend/infrastructure/caddy/config/config_change.h"
#include "backend/infrastructure/caddy/config/wished_config.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

namespace wakedock::caddy {

/// What one push is going to do.
struct PushPlan {
    std::optional<ConfigChange> change; ///< Nothing where all is as wished.
    std::string revision; ///< Of the wish.
    std::string httpHost; ///< Where the HTTP port will answer.
    core::RequestCounting counting = core::RequestCounting::Off;
};

/// Made from what Caddy has. With a thousand services this takes a tenth of a second: not for the backend's own thread.
/// @throws Error Conflict (`domain_taken`)
[[nodiscard]] PushPlan planPush(const nlohmann::json &actual, const ConfigWish &wish);

} // namespace wakedock::caddy
