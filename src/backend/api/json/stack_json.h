#pragma once

#include "backend/core/domain/compose_reading.h"
#include "backend/core/domain/rules/stack_plan.h"
#include "backend/core/queries/stacks/stack_queries.h"
#include "backend/core/use_cases/stacks/deploy_stack.h"
#include "backend/core/use_cases/stacks/stack_workshop.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace wakedock::api {

/// A stack as lists show it: without its files.
[[nodiscard]] std::string stackJson(const core::Stack &stack);
/// With its files, as far as the query gave them.
[[nodiscard]] std::string stackJson(const core::StackDetail &detail);
[[nodiscard]] std::string stackReadingJson(const core::ComposeReading &reading);
[[nodiscard]] std::string stackPlanJson(const core::StackPlan &plan);

// From bodies that fit their schemas.

[[nodiscard]] core::StackContent stackContentFrom(const nlohmann::json &body);
[[nodiscard]] core::StackDeployOptions stackOptionsFrom(const nlohmann::json &body);

} // namespace wakedock::api
