#include "backend/api/v1/docker/compose_controller.h"

#include "backend/api/v1/docker/object_list.h"
#include "backend/core/queries/docker/compose_queries.h"
#include "backend/core/queries/services/service_queries.h"

#include <utility>

namespace wakedock::api {

namespace {

HttpResponse yamlAnswer(std::string text)
{
    return HttpResponse::text(200, "application/yaml", std::move(text));
}

} // namespace

ComposeController::ComposeController(core::ComposeOfContainer &ofContainer, core::ComposeOfService &ofService,
                                     core::GetService &getService)
    : m_ofContainer(ofContainer)
    , m_ofService(ofService)
    , m_getService(getService)
{
}

void ComposeController::addRoutes(ApiRoutes &routes)
{
    routes.serve("composeOfContainer", [this](ApiCall call) { return ofContainer(std::move(call)); });
    routes.serve("composeOfService", [this](ApiCall call) { return ofService(std::move(call)); });
}

// ?secrets, host_id -> compose.yaml
Task<HttpResponse> ComposeController::ofContainer(ApiCall call)
{
    co_return yamlAnswer(
        co_await m_ofContainer.execute(call.context(), hostOf(call), call.pathValue("id"), call.queryFlag("secrets")));
}

// ?secrets -> compose.yaml
Task<HttpResponse> ComposeController::ofService(ApiCall call)
{
    const auto service = co_await m_getService.execute(call.context(), call.pathValue("id"));
    co_return yamlAnswer(co_await m_ofService.execute(call.context(), service->record.id, call.queryFlag("secrets")));
}

} // namespace wakedock::api
