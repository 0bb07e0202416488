#pragma once

#include "backend/api/v1/common/api_routes.h"
#include "backend/core/domain/sleep_policy.h"

namespace wakedock::core {
class GetService;
class PlanDeployment;
struct PlanRequest;
} // namespace wakedock::core

namespace wakedock::security {
class SchemaValidator;
}

namespace wakedock::api {

/// What a deployment would do, before it is asked for.
class PlanController
{
public:
    PlanController(core::GetService &get, core::PlanDeployment &plan, const security::SchemaValidator &configSchema,
                   core::SleepPolicy sleep);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> ofRedeploy(ApiCall call);
    Task<HttpResponse> ofNew(ApiCall call);
    Task<HttpResponse> ofChange(ApiCall call);
    Task<HttpResponse> answer(core::CallContext context, core::PlanRequest request);

    core::GetService &m_get;
    core::PlanDeployment &m_plan;
    const security::SchemaValidator &m_configSchema;
    core::SleepPolicy m_sleep; ///< Of services that say nothing of it.
};

} // namespace wakedock::api
