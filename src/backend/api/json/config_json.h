#pragma once

#include "backend/core/domain/service_config.h"

#include <nlohmann/json_fwd.hpp>

namespace wakedock::api {

/// Adds every field of a configuration, in the order of the documentation. What is absent is null.
void addConfig(nlohmann::ordered_json &into, const core::ServiceConfig &config);

} // namespace wakedock::api
