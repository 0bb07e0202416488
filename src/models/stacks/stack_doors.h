#pragma once

#include "backend/core/queries/stacks/stack_queries.h"
#include "backend/core/use_cases/stacks/adopt_stack.h"
#include "backend/core/use_cases/stacks/deploy_stack.h"
#include "backend/core/use_cases/stacks/plan_stack.h"
#include "backend/core/use_cases/stacks/run_stack.h"
#include "models/common/door.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::models {

/// What the window may ask of the stacks. All must be set.
struct StackDoors {
    CoreDoor<std::vector<core::Stack>> list;
    CoreDoor<core::StackDetail, core::StackId> get;
    CoreDoor<core::ComposeReading, std::string, core::StackContent> validate; ///< Name, files.
    CoreDoor<core::StackPlan, core::StackId, std::optional<core::StackContent>, bool> plan;
    CoreDoor<core::OperationTicket, core::CreateStackRequest> create;
    CoreDoor<core::OperationTicket, core::ChangeStackRequest> change;
    CoreDoor<core::OperationTicket, core::StackId, core::StackDeployOptions> up;
    CoreDoor<core::OperationTicket, core::StackId> down;
    CoreDoor<core::OperationTicket, core::RemoveStackRequest> remove;
    CoreDoor<core::Stack, core::StackId> adopt;
};

} // namespace wakedock::models
