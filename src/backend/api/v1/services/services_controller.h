#pragma once

#include "backend/api/v1/common/api_routes.h"
#include "backend/api/v1/services/service_answers.h"
#include "backend/core/domain/sleep_policy.h"

namespace wakedock::core {
class DeployService;
class GetService;
class RemoveService;
} // namespace wakedock::core

namespace wakedock::api {

/// One service: make it, read it, remove it.
class ServicesController
{
public:
    /// @param sleep of services that say nothing of it
    ServicesController(core::GetService &get, core::DeployService &deploy, core::RemoveService &remove,
                       ServiceAnswers &answers, core::SleepPolicy sleep);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> create(ApiCall call);
    Task<HttpResponse> read(ApiCall call);
    Task<HttpResponse> removeService(ApiCall call);

    core::GetService &m_get;
    core::DeployService &m_deploy;
    core::RemoveService &m_remove;
    ServiceAnswers &m_answers;
    core::SleepPolicy m_sleep;
};

} // namespace wakedock::api
