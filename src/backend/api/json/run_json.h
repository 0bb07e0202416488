#pragma once

#include "backend/core/domain/deployment.h"
#include "backend/core/domain/operation.h"

#include <string>

namespace wakedock::api {

/// A deployment with its steps and, where it failed, its failure. Complete text.
[[nodiscard]] std::string deploymentJson(const core::Deployment &deployment);
/// An operation with its progress. The intent stays inside: it is WakeDock's own note, and holds configurations.
[[nodiscard]] std::string operationJson(const core::Operation &operation);

} // namespace wakedock::api
