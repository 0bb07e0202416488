#pragma once

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

namespace wakedock::caddy {

/// One request to the admin API.
struct ConfigChange {
    std::string method;
    std::string path;
    std::string body; ///< Empty for DELETE only: an empty body anywhere else can wipe Caddy's configuration.
    bool operator==(const ConfigChange &) const = default;
};

/// The one request that turns `actual` into `wished`: at the deepest place that holds every difference. Nothing when
/// they are equal. Each change reloads Caddy, so it is always one.
[[nodiscard]] std::optional<ConfigChange> smallestChange(const nlohmann::json &actual, const nlohmann::json &wished);

} // namespace wakedock::caddy
