#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace wakedock::api {

/// Replaces the values in a proxy's configuration that are or may be secret: under names like `api_token`, `password`,
/// `key`, also as names in a query; every header's, whether set or asked for; expressions and bodies; whoever is named in an
/// address.
void maskConfig(nlohmann::ordered_json &config);

/// The value at a JSON pointer, likewise; one that lies below such a name is hidden whole.
[[nodiscard]] nlohmann::ordered_json maskedAt(const std::string &pointer, nlohmann::ordered_json value);

} // namespace wakedock::api
