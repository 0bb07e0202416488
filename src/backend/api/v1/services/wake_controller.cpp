#include "backend/api/v1/services/wake_controller.h"

#include "backend/core/queries/services/service_queries.h"
#include "backend/core/use_cases/wake/keep_service_awake.h"
#include "backend/core/use_cases/wake/put_service_to_sleep.h"
#include "backend/core/use_cases/wake/wake_service.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace wakedock::api {

WakeController::WakeController(core::GetService &get, core::WakeService &wake, core::PutServiceToSleep &sleep,
                               core::KeepServiceAwake &keep, ServiceAnswers &answers)
    : m_get(get)
    , m_wake(wake)
    , m_sleep(sleep)
    , m_keep(keep)
    , m_answers(answers)
{
}

void WakeController::addRoutes(ApiRoutes &routes)
{
    routes.serve("wakeService", [this](ApiCall call) { return wake(std::move(call)); });
    routes.serve("putServiceToSleep", [this](ApiCall call) { return sleep(std::move(call)); });
    routes.serve("keepServiceAwake", [this](ApiCall call) { return keepAwake(std::move(call)); });
}

// No body -> 200 Service, ETag | Prefer: respond-async -> 202 Operation
Task<HttpResponse> WakeController::wake(ApiCall call)
{
    const auto service = co_await m_get.execute(call.context(), call.pathValue("id"));
    auto ticket = co_await m_wake.execute(call.context(), service->record.id);
    co_return co_await m_answers.answer(std::move(call.request), std::move(ticket), 200);
}

// {force?} -> 200 Service, ETag | Prefer: respond-async -> 202 Operation
Task<HttpResponse> WakeController::sleep(ApiCall call)
{
    const auto service = co_await m_get.execute(call.context(), call.pathValue("id"));
    const bool force = call.body().is_object() && call.body().value("force", false);
    core::PutServiceToSleep::Request request{service->record.id, force};
    auto ticket = co_await m_sleep.execute(call.context(), std::move(request));
    co_return co_await m_answers.answer(std::move(call.request), std::move(ticket), 200);
}

// {minutes?} -> 200 Service, ETag | Prefer: respond-async -> 202 Operation
Task<HttpResponse> WakeController::keepAwake(ApiCall call)
{
    const auto service = co_await m_get.execute(call.context(), call.pathValue("id"));
    core::KeepServiceAwake::Request request{service->record.id};
    if (call.body().is_object()) {
        request.span = std::chrono::minutes(call.body().value("minutes", request.span.count()));
    }
    auto ticket = co_await m_keep.execute(call.context(), request);
    co_return co_await m_answers.answer(std::move(call.request), std::move(ticket), 200);
}

} // namespace wakedock::api
