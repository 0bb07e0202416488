#include "backend/api/v1/docker/prune_controller.h"

#include "backend/api/json/object_from_json.h"
#include "backend/api/json/object_json.h"
#include "backend/core/use_cases/docker/prune_engine.h"

#include <utility>

namespace wakedock::api {

PruneController::PruneController(core::PruneEngine &prune) : m_prune(prune) { }

void PruneController::addRoutes(ApiRoutes &routes)
{
    routes.serve("pruneEngine", [this](ApiCall call) { return prune(std::move(call)); });
}

// PruneRequest -> PruneReport
Task<HttpResponse> PruneController::prune(ApiCall call)
{
    const auto request = pruneRequestFrom(call.body());
    const auto report = co_await m_prune.execute(call.context(), request);
    co_return HttpResponse::json(200, pruneReportJson(report, request.preview));
}

} // namespace wakedock::api
