#pragma once

#include "backend/core/domain/engine_objects.h"
#include "backend/core/use_cases/docker/prune_engine.h"

#include <nlohmann/json_fwd.hpp>

namespace wakedock::api {

// Bodies about an engine's objects that their schemas have accepted; fields left out take their defaults.

[[nodiscard]] core::VolumeSpec volumeSpecFrom(const nlohmann::json &body);
[[nodiscard]] core::NetworkSpec networkSpecFrom(const nlohmann::json &body);
[[nodiscard]] core::PruneRequest pruneRequestFrom(const nlohmann::json &body);

} // namespace wakedock::api
