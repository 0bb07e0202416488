#pragma once

#include "backend/core/domain/deployment.h"
#include "backend/core/domain/ids.h"
#include "backend/core/domain/service.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

enum class OperationKind { Deploy, Redeploy, Start, Stop, Restart, Remove, Rollback, Pull, Adopt, Wake, Sleep };

/// What an operation is about to do, committed before it does anything: names and labels are chosen beforehand so that
/// a crash at any step leaves nothing that cannot be found again.
struct OperationIntent {
    std::int64_t targetRevision = 0;
    Colour colour = Colour::A;
    std::string containerName;
    bool firstDeployment = false;
    /// The configuration to go back to when a later deployment fails.
    std::optional<ServiceConfig> previousConfig;
    bool keepsContainer = false; ///< Remove: an adopted container stays as it runs.
    bool operator==(const OperationIntent &) const = default;
};

/// A running long task with progress, and afterwards its record.
struct Operation {
    OperationId id;
    OperationKind kind = OperationKind::Deploy;
    ServiceId serviceId; ///< Empty where it is no service's (a pull).
    std::string serviceName; ///< What it is about: the service's name; of a pull the image.
    std::optional<DeploymentId> deploymentId;
    RunStatus status = RunStatus::Queued;
    std::vector<Step> steps;
    std::optional<FailureRecord> error;
    OperationIntent intent;
    std::string actor;
    std::string requestId;
    Timestamp createdAt{};
    std::optional<Timestamp> finishedAt;
    bool operator==(const Operation &) const = default;
};

} // namespace wakedock::core
