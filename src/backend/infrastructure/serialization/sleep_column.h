#pragma once

#include "backend/core/domain/service_config.h"

#include <nlohmann/json_fwd.hpp>

namespace wakedock::serialization {

/// The parts of a configuration column that tell how a service sleeps and what its visitors see meanwhile.
[[nodiscard]] nlohmann::json sleepJson(const core::SleepPolicy &sleep);
[[nodiscard]] core::SleepPolicy sleepFrom(const nlohmann::json &object);
[[nodiscard]] nlohmann::json loadingPageJson(const core::LoadingPage &page);
[[nodiscard]] core::LoadingPage loadingPageFrom(const nlohmann::json &object);

} // namespace wakedock::serialization
