#pragma once

#include "backend/api/v1/common/api_routes.h"
#include "backend/api/v1/services/service_answers.h"

#include <functional>

namespace wakedock::core {
class GetService;
class RedeployService;
class RestartService;
class StartService;
class StopService;
} // namespace wakedock::core

namespace wakedock::api {

/// What can be done to a service without changing its configuration.
struct ServiceActions {
    core::StartService &start;
    core::StopService &stop;
    core::RestartService &restart;
    core::RedeployService &redeploy;
};

/// `POST /services/{id}/start` and its kin: all the same but for the use case.
class ServiceActionsController
{
public:
    ServiceActionsController(core::GetService &get, ServiceActions actions, ServiceAnswers &answers);
    void addRoutes(ApiRoutes &routes);

private:
    using Action = std::function<Task<core::OperationTicket>(core::CallContext, core::ServiceId)>;
    void serve(ApiRoutes &routes, const std::string &operationId, Action action);
    Task<HttpResponse> run(ApiCall call, Action action);

    core::GetService &m_get;
    ServiceActions m_actions;
    ServiceAnswers &m_answers;
};

} // namespace wakedock::api
