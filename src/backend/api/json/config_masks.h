#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace wakedock::api {

/// Replaces the values in a proxy's configuration that are or may be secret: under names like `api_token`, `password`,
/// `key`, also as names in a query; every header's, whether set or asked for; expressions and bodies; whoever is named in an
/// address.
void maskConfig(nlohmann::ordered_json &config);

/// Replaces the keys of certificates that WakeDock keeps, and nothing else: they are shown to nobody, also where everything
/// else is.
void maskOwnKeys(nlohmann::ordered_json &config);
/// The value at a JSON pointer, likewise.
[[nodiscard]] nlohmann::ordered_json withoutOwnKeys(const std::string &pointer, nlohmann::ordered_json value);

/// The value at a JSON pointer, masked as maskConfig() does; one that lies below such a name is hidden whole.
[[nodiscard]] nlohmann::ordered_json maskedAt(const std::string &pointer, nlohmann::ordered_json value);

} // namespace wakedock::api
