#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/rules/deployment_plan.h"
#include "backend/shared/async/task.h"

#include <cstdint>
#include <optional>

namespace wakedock::core {

struct ServiceWorkshop;

/// Which deployment is to be planned.
struct PlanRequest {
    std::optional<ServiceId> id; ///< Nothing = a service that is to be made.
    std::optional<ServiceConfig> config; ///< The whole configuration it is to get; nothing = the recorded one.
    std::optional<std::int64_t> revision; ///< A rollback to this one; `config` is not looked at.
};

/// Tells what a deployment, change, redeploy or rollback would do, and changes nothing. Asks the engine what it has.
/// Needs `services:read`; `services:create` or `services:update` where it comes with a configuration.
class PlanDeployment
{
public:
    explicit PlanDeployment(ServiceWorkshop &workshop);
    /// @throws Error NotFound, Invalid, Conflict as the deployment itself would; Unavailable, Timeout of the engine. What
    /// needs `service:privileged` is in the plan instead of being refused.
    Task<DeploymentPlan> execute(CallContext context, PlanRequest request);

private:
    ServiceWorkshop &m_workshop;
};

} // namespace wakedock::core
