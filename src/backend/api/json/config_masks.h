#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace wakedock::api {

/// Replaces the values in a proxy's configuration that look secret: under names like `api_token`, `password`, `key`, in
/// headers that sign somebody in, and passwords in addresses.
void maskConfig(nlohmann::ordered_json &config);

/// The value at a JSON pointer, likewise; one that lies below such a name is hidden whole.
[[nodiscard]] nlohmann::ordered_json maskedAt(const std::string &pointer, nlohmann::ordered_json value);

} // namespace wakedock::api
