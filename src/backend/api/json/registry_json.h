#pragma once

#include "backend/core/domain/registry.h"
#include "backend/core/use_cases/registries/registry_requests.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

namespace wakedock::api {

/// A registry as the API shows it: of its password only whether there is one.
[[nodiscard]] std::string registryJson(const core::Registry &registry);
/// What a test of its login found.
[[nodiscard]] std::string registryTrialJson(const std::optional<core::RegistryProblem> &problem);
/// Null where there is none.
[[nodiscard]] nlohmann::ordered_json problemJson(const std::optional<core::RegistryProblem> &problem);

/// From a body that fits its schema.
[[nodiscard]] core::RegistryWish registryWishFrom(const nlohmann::json &body);
/// True when a body leaves the password as it is, by not naming it.
[[nodiscard]] bool keepsPassword(const nlohmann::json &body);

} // namespace wakedock::api
