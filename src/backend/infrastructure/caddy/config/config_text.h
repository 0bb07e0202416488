#pragma once

#include "backend/core/domain/proxy_config.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <optional>
#include <string>

namespace wakedock::caddy {

/// Sorted keys, no spaces: equal content, equal bytes.
[[nodiscard]] core::ProxyConfig configOf(const nlohmann::json &document);

/// Numbers as they come back from Caddy, which knows floating point only and writes whole ones without a point: `1.0` and
/// `1` are the same to it, and would be two configurations to whoever compares bytes.
void writeNumbersAsCaddy(nlohmann::json &node);

/// SHA-256, hexadecimal.
[[nodiscard]] std::string hashOf(const std::string &bytes);

/// What an operator gave as JSON: a document, or why there is none.
struct ReadConfig {
    std::shared_ptr<nlohmann::json> document;
    std::optional<core::ConfigFinding> problem;
};

/// Takes a JSON object only: anything else is either a mistake or would wipe Caddy's configuration.
[[nodiscard]] ReadConfig readConfigText(const std::string &text);

} // namespace wakedock::caddy
