#pragma once

#include "backend/core/domain/service_config.h"
#include "backend/core/domain/wakefulness.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace wakedock::api {

// How a service sleeps, what its visitors see meanwhile, and why it is awake.

[[nodiscard]] nlohmann::ordered_json sleepJson(const core::SleepPolicy &sleep);
[[nodiscard]] nlohmann::ordered_json loadingPageJson(const core::LoadingPage &page);
/// Null when it is not awake.
[[nodiscard]] nlohmann::ordered_json wakefulnessJson(const std::optional<core::Wakefulness> &awake);

/// What is absent or null stays as in `sleep`, or keeps its default. The form was checked against the schema before.
[[nodiscard]] core::SleepPolicy sleepFromJson(const nlohmann::json &from, core::SleepPolicy sleep = {});
[[nodiscard]] core::LoadingPage loadingPageFromJson(const nlohmann::json &from);

} // namespace wakedock::api
