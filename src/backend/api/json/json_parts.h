#pragma once

#include "backend/core/domain/service_config.h"
#include "backend/shared/utils/time_text.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace wakedock::api {

// What several renderings share. Included by the .cpp files of api/json alone.

/// Text that is always sent: bytes from the engine that are not UTF-8 are replaced, never thrown at.
[[nodiscard]] inline std::string textOf(const nlohmann::ordered_json &json)
{
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

template <class Value>
[[nodiscard]] nlohmann::ordered_json orNull(const std::optional<Value> &value)
{
    return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

[[nodiscard]] inline nlohmann::ordered_json timeOrNull(const std::optional<Timestamp> &at)
{
    return at ? nlohmann::ordered_json(toRfc3339(*at)) : nlohmann::ordered_json(nullptr);
}

[[nodiscard]] inline nlohmann::ordered_json textOrNull(const std::string &text)
{
    return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
}

[[nodiscard]] nlohmann::ordered_json portsJson(const std::vector<core::PortMapping> &ports);

} // namespace wakedock::api
