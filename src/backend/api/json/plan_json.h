#pragma once

#include "backend/api/json/service_json.h"
#include "backend/core/domain/rules/deployment_plan.h"
#include "backend/core/domain/service.h"

#include <string>

namespace wakedock::api {

/// What a deployment would do. Complete text.
/// @param secrets whether snippets are shown
[[nodiscard]] std::string planJson(const core::DeploymentPlan &plan, Secrets secrets);
/// A revision without its configuration, which may hold secrets.
[[nodiscard]] std::string revisionJson(const core::Revision &revision, bool inForce);

} // namespace wakedock::api
