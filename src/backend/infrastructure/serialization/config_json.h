#pragma once

#include "backend/core/domain/service_config.h"

#include <nlohmann/json_fwd.hpp>

namespace wakedock::serialization {

/// For columns that hold a configuration among other things.
[[nodiscard]] nlohmann::json configJson(const core::ServiceConfig &config);
[[nodiscard]] core::ServiceConfig configFrom(const nlohmann::json &object);

} // namespace wakedock::serialization
