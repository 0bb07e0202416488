#include "backend/api/v1/system/system_controller.h"

#include "backend/api/json/system_json.h"
#include "backend/api/v1/common/conditional.h"

#include <utility>

namespace wakedock::api {

SystemController::SystemController(core::GetSystemInfo &info, core::GetSystemHealth &health,
                                   std::function<bool()> isStopping, std::shared_ptr<const std::string> document)
    : m_info(info)
    , m_health(health)
    , m_isStopping(std::move(isStopping))
    , m_document(std::move(document))
    , m_documentTag(etagOf(*m_document))
{
}

void SystemController::addRoutes(ApiRoutes &routes)
{
    routes.serve("getSystemInfo", [this](ApiCall call) { return info(std::move(call)); });
    routes.serve("getSystemHealth", [this](ApiCall call) { return health(std::move(call)); });
    routes.serve("getLiveness", [this](ApiCall call) { return liveness(std::move(call)); });
    routes.serve("getReadiness", [this](ApiCall call) { return readiness(std::move(call)); });
    routes.serve("getOpenApi", [this](ApiCall call) { return openApi(std::move(call)); });
}

// -> SystemInfo
Task<HttpResponse> SystemController::info(ApiCall call)
{
    co_return HttpResponse::json(200, systemInfoJson(co_await m_info.execute(call.context())));
}

// -> SystemHealth
Task<HttpResponse> SystemController::health(ApiCall call)
{
    co_return HttpResponse::json(200, systemHealthJson(co_await m_health.execute(call.context())));
}

// -> `ok`, from nothing but this thread: a hung engine must not get the process killed
Task<HttpResponse> SystemController::liveness(ApiCall call)
{
    static_cast<void>(call);
    co_return HttpResponse::text(200, "text/plain; charset=utf-8", "ok\n");
}

// -> {ready, components{name: availability}}, 503 while it starts or stops
Task<HttpResponse> SystemController::readiness(ApiCall call)
{
    core::CallContext context = call.context();
    context.actor = core::Actor::system(); // Anybody may know this much; details stay behind system:read.
    auto health = co_await m_health.execute(std::move(context));
    health.ready = health.ready && !m_isStopping();
    co_return HttpResponse::json(health.ready ? 200 : 503, readinessJson(health));
}

// -> this document, ETag | If-None-Match -> 304
Task<HttpResponse> SystemController::openApi(ApiCall call)
{
    auto response = readAnswer(call.request, m_document, m_documentTag);
    response.headers.remove("Vary");
    co_return response;
}

} // namespace wakedock::api
