#include "backend/api/v1/docker/image_news_controller.h"

#include "backend/api/json/object_json.h"
#include "backend/api/v1/common/conditional.h"
#include "backend/api/v1/operations/operation_answers.h"
#include "backend/core/use_cases/docker/check_images.h"
#include "backend/core/use_cases/docker/pull_image.h"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace wakedock::api {

namespace {

/// The host a body names; the local one where it names none.
core::HostId hostIn(const ApiCall &call)
{
    return core::HostId(call.body().value("host", core::localHost().value));
}

} // namespace

void ImageNewsController::addRoutes(ApiRoutes &routes)
{
    routes.serve("pullImage", [this](ApiCall call) { return pull(std::move(call)); });
    routes.serve("checkImages", [this](ApiCall call) { return check(std::move(call)); });
}

// {host?, image} -> Image | Prefer: respond-async -> 202 Operation
Task<HttpResponse> ImageNewsController::pull(ApiCall call)
{
    const auto ticket = co_await m_calls.pull.execute(call.context(), hostIn(call), call.bodyText("image"));
    if (prefersAsync(call.request)) {
        co_return co_await acceptedOperation(m_calls.getOperation, call.context(), ticket.operation.operationId);
    }
    co_await ticket.operation.done;
    co_return HttpResponse::json(200, imageJson(*ticket.image));
}

// {host?, images?} -> {items}
Task<HttpResponse> ImageNewsController::check(ApiCall call)
{
    const auto &body = call.body();
    auto images = body.value("images", std::vector<std::string>());
    const auto updates = co_await m_calls.check.execute(call.context(), hostIn(call), std::move(images));
    co_return HttpResponse::json(200, imageUpdatesJson(updates));
}

} // namespace wakedock::api
