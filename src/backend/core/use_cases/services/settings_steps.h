#pragma once

#include "backend/core/use_cases/services/change_service.h"
#include "backend/core/use_cases/services/service_workshop.h"

#include <string>
#include <vector>

namespace wakedock::core {

// A change of settings alone: it is in force as soon as it is recorded, and the container is not touched. Hold the lane.

std::vector<std::string> settingsSteps();
/// The undo of it: it is one transaction, so there never is anything to take back.
OperationRunner::Undo nothingToUndo();

/// Commits the configuration and its revision, which runs the very image of the one before.
Task<std::shared_ptr<const Service>> putSettingsInForce(ServiceWorkshop &workshop, RunPtr run, ServiceRecord changed);

} // namespace wakedock::core
