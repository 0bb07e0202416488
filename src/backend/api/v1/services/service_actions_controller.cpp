#include "backend/api/v1/services/service_actions_controller.h"

#include "backend/core/queries/services/service_queries.h"
#include "backend/core/use_cases/services/redeploy_service.h"
#include "backend/core/use_cases/services/restart_service.h"
#include "backend/core/use_cases/services/start_service.h"
#include "backend/core/use_cases/services/stop_service.h"

#include <utility>

namespace wakedock::api {

namespace {

template <class UseCase>
auto actionOf(UseCase &useCase)
{
    return [&useCase](core::CallContext context, core::ServiceId id) {
        return useCase.execute(std::move(context), std::move(id));
    };
}

} // namespace

ServiceActionsController::ServiceActionsController(core::GetService &get, ServiceActions actions, ServiceAnswers &answers)
    : m_get(get)
    , m_actions(actions)
    , m_answers(answers)
{
}

void ServiceActionsController::addRoutes(ApiRoutes &routes)
{
    serve(routes, "startService", actionOf(m_actions.start));
    serve(routes, "stopService", actionOf(m_actions.stop));
    serve(routes, "restartService", actionOf(m_actions.restart));
    serve(routes, "redeployService", actionOf(m_actions.redeploy));
}

void ServiceActionsController::serve(ApiRoutes &routes, const std::string &operationId, Action action)
{
    routes.serve(operationId, [this, action = std::move(action)](ApiCall call) { return run(std::move(call), action); });
}

// No body -> 200 Service, ETag | Prefer: respond-async -> 202 Operation
Task<HttpResponse> ServiceActionsController::run(ApiCall call, Action action)
{
    const auto service = co_await m_get.execute(call.context(), call.pathValue("id"));
    auto ticket = co_await action(call.context(), service->record.id);
    co_return co_await m_answers.answer(std::move(call.request), std::move(ticket), 200);
}

} // namespace wakedock::api
