#pragma once

#include "backend/core/queries/system/system_queries.h"

#include <string>

namespace wakedock::api {

[[nodiscard]] std::string systemInfoJson(const core::SystemInfo &info);
/// With details and remedies: for callers who may read the system.
[[nodiscard]] std::string systemHealthJson(const core::SystemHealth &health);
/// Availability alone: what anybody may know.
[[nodiscard]] std::string readinessJson(const core::SystemHealth &health);

} // namespace wakedock::api
