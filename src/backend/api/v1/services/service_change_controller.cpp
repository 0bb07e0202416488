#include "backend/api/v1/services/service_change_controller.h"

#include "backend/api/v1/common/conditional.h"
#include "backend/api/v1/services/service_patch.h"
#include "backend/core/queries/services/service_queries.h"
#include "backend/core/use_cases/services/change_service.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace wakedock::api {

ServiceChangeController::ServiceChangeController(core::GetService &get, core::ChangeService &change, ServiceAnswers &answers,
                                                 const security::SchemaValidator &configSchema, core::SleepPolicy sleep)
    : m_get(get)
    , m_change(change)
    , m_answers(answers)
    , m_configSchema(configSchema)
    , m_sleep(std::move(sleep))
{
}

void ServiceChangeController::addRoutes(ApiRoutes &routes)
{
    routes.serve("replaceService", [this](ApiCall call) { return replace(std::move(call)); });
    routes.serve("patchService", [this](ApiCall call) { return patch(std::move(call)); });
}

// ServiceReplacement, ?apply, If-Match -> 200 Service, ETag | Prefer: respond-async -> 202 Operation
Task<HttpResponse> ServiceChangeController::replace(ApiCall call)
{
    const auto service = co_await m_get.execute(call.context(), call.pathValue("id"));
    requireSameIdentity(call.body(), *service);
    const auto version = expectedVersion(call.request, service->record.version);
    auto config = configFromJson(call.body(), m_sleep);
    if (!call.body().contains("host_id")) {
        config.hostId = service->record.config.hostId; // It cannot change, so leaving it out says nothing.
    }
    co_return co_await change(std::move(call), service->record.id, version, std::move(config));
}

// Merge patch of ServiceConfig, ?apply, If-Match -> 200 Service, ETag | Prefer: respond-async -> 202 Operation
Task<HttpResponse> ServiceChangeController::patch(ApiCall call)
{
    const auto service = co_await m_get.execute(call.context(), call.pathValue("id"));
    static_cast<void>(expectedVersion(call.request, service->record.version));
    auto config = patchedConfig(service->record.config, call.body(), m_configSchema, m_sleep);
    // Also with `If-Match: *`: the patch was merged into this version, and must not bring an older field back.
    const auto version = service->record.version;
    co_return co_await change(std::move(call), service->record.id, version, std::move(config));
}

Task<HttpResponse> ServiceChangeController::change(ApiCall call, core::ServiceId id, std::optional<std::int64_t> version,
                                                   core::ServiceConfig config)
{
    core::ChangeRequest wish{std::move(id), version, std::move(config), call.queryFlag("apply")};
    auto ticket = co_await m_change.execute(call.context(), std::move(wish));
    co_return co_await m_answers.answer(std::move(call.request), std::move(ticket), 200);
}

} // namespace wakedock::api
