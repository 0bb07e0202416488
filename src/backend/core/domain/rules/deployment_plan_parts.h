#pragma once

#include "backend/core/domain/rules/deployment_plan.h"

namespace wakedock::core {

// The parts of deploymentPlan(), each filling its own fields. Included by its two files alone.

/// The container that serves, if it runs.
std::optional<Container> runningContainer(const PlanFacts &facts);
void planVolumes(const PlanFacts &facts, DeploymentPlan &plan);
void planNetworks(const PlanFacts &facts, DeploymentPlan &plan);
/// @param port the upstream port afterwards; nothing when it cannot be told before the image is there
void planRoute(const PlanFacts &facts, std::optional<int> port, DeploymentPlan &plan);
/// Needs mode, route and downtime.
void planDrops(const PlanFacts &facts, DeploymentPlan &plan);

} // namespace wakedock::core
