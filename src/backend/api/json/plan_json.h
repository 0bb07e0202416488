#pragma once

#include "backend/core/domain/rules/deployment_plan.h"
#include "backend/core/domain/service.h"

#include <string>

namespace wakedock::api {

/// What a deployment would do. Complete text.
[[nodiscard]] std::string planJson(const core::DeploymentPlan &plan);
/// A revision without its configuration, which may hold secrets.
[[nodiscard]] std::string revisionJson(const core::Revision &revision, bool inForce);

} // namespace wakedock::api
