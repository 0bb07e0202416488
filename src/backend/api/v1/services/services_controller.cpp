#include "backend/api/v1/services/services_controller.h"

#include "backend/api/v1/common/conditional.h"
#include "backend/core/queries/services/service_queries.h"
#include "backend/core/use_cases/services/deploy_service.h"
#include "backend/core/use_cases/services/remove_service.h"

#include <utility>

namespace wakedock::api {

ServicesController::ServicesController(core::GetService &get, core::DeployService &deploy, core::RemoveService &remove,
                                       ServiceAnswers &answers, core::SleepPolicy sleep)
    : m_get(get)
    , m_deploy(deploy)
    , m_remove(remove)
    , m_answers(answers)
    , m_sleep(std::move(sleep))
{
}

void ServicesController::addRoutes(ApiRoutes &routes)
{
    routes.serve("createService", [this](ApiCall call) { return create(std::move(call)); });
    routes.serve("getService", [this](ApiCall call) { return read(std::move(call)); });
    routes.serve("deleteService", [this](ApiCall call) { return removeService(std::move(call)); });
}

// ServiceConfig -> 201 Service, Location, ETag | Prefer: respond-async -> 202 Operation
Task<HttpResponse> ServicesController::create(ApiCall call)
{
    core::DeployRequest wish{configFromJson(call.body(), m_sleep)};
    auto ticket = co_await m_deploy.execute(call.context(), std::move(wish));
    co_return co_await m_answers.answer(std::move(call.request), std::move(ticket), 201);
}

// -> Service, ETag | If-None-Match -> 304
Task<HttpResponse> ServicesController::read(ApiCall call)
{
    const auto service = co_await m_get.execute(call.context(), call.pathValue("id"));
    auto text = std::make_shared<const std::string>(serviceJson(*service, secretsFor(call.context().actor)));
    auto etag = etagOf(service->record.version, *text);
    co_return readAnswer(call.request, std::move(text), std::move(etag));
}

// ?remove_volumes, keep_container -> 204 | Prefer: respond-async -> 202 Operation
Task<HttpResponse> ServicesController::removeService(ApiCall call)
{
    const auto service = co_await m_get.execute(call.context(), call.pathValue("id"));
    core::RemoveRequest wish;
    wish.id = service->record.id;
    wish.expectedVersion = expectedVersion(call.request, service->record.version);
    wish.removeVolumes = call.queryFlag("remove_volumes");
    wish.keepContainer = call.queryFlag("keep_container");
    auto ticket = co_await m_remove.execute(call.context(), std::move(wish));
    co_return co_await m_answers.answer(std::move(call.request), std::move(ticket), 204);
}

} // namespace wakedock::api
