#pragma once

#include "backend/core/use_cases/stacks/stack_routes.h"
#include "backend/core/use_cases/stacks/stack_workshop.h"

#include <chrono>
#include <vector>

namespace wakedock::core {

// What a deployment and an `up` of a stack have in common, from the images on. Hold the stack's lane.

/// A stack that is up, before anything of it is in force.
struct StackBroughtUp {
    StackId id;
    RoutedTargets targets;
    ComposeProject project;
    std::chrono::seconds took{0};
    bool leftOrphans = false; ///< Nothing was brought up that would have taken them away.
};

/// What the engine has of the project and its images, for a plan or a deployment.
Task<StackPlanFacts> withEngineFacts(StackWorkshop &workshop, CallContext context, StackId id, StackPlanFacts facts);

/// Steps `up`, `wait_ready` and `publish_route`. Routed services that can have two containers get the next one beside the
/// one that serves; all others are brought up as Compose does it.
/// @param facts with the record as it is to be
Task<StackBroughtUp> bringStackUp(StackWorkshop &workshop, RunPtr run, StackPlanFacts facts, ComposeProject project,
                                  std::chrono::seconds patience);

/// Once all is in force: the containers before are drained and go.
Task<void> finishBringUp(StackWorkshop &workshop, RunPtr run, StackBroughtUp up);

} // namespace wakedock::core
