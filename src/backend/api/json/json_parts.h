#pragma once

#include "backend/core/domain/service_config.h"
#include "backend/shared/utils/time_text.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace wakedock::api {

// What several renderings share. Included by the .cpp files of api/json alone.

/// Text that is always sent: bytes from the engine that are not UTF-8 are replaced, never thrown at.
[[nodiscard]] std::string textOf(const nlohmann::ordered_json &json);

[[nodiscard]] nlohmann::ordered_json orNull(const std::optional<int> &value);
[[nodiscard]] nlohmann::ordered_json orNull(const std::optional<double> &value);
[[nodiscard]] nlohmann::ordered_json orNull(const std::optional<std::string> &value);
[[nodiscard]] nlohmann::ordered_json timeOrNull(const std::optional<Timestamp> &at);
/// Empty text is null.
[[nodiscard]] nlohmann::ordered_json textOrNull(const std::string &text);

[[nodiscard]] nlohmann::ordered_json portsJson(const std::vector<core::PortMapping> &ports);

} // namespace wakedock::api
