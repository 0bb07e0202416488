#include "backend/api/v1/services/deployments_controller.h"

#include "backend/api/json/run_json.h"
#include "backend/api/v1/common/record_lists.h"
#include "backend/core/queries/services/service_queries.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::api {

namespace {

constexpr std::size_t uuidLength = 36;

} // namespace

DeploymentsController::DeploymentsController(core::GetService &get, core::ListDeployments &list) : m_get(get), m_list(list)
{
}

void DeploymentsController::addRoutes(ApiRoutes &routes)
{
    routes.serve("listDeployments", [this](ApiCall call) { return list(std::move(call)); });
}

// ?limit, cursor -> {items, total, next_cursor}
Task<HttpResponse> DeploymentsController::list(ApiCall call)
{
    core::ListDeploymentsRequest wish;
    wish.serviceId = co_await idOf(call.context(), call.pathValue("id"));
    wish.page.limit = MostListedRecords;
    auto deployments = co_await m_list.execute(call.context(), std::move(wish));
    co_return recordList(call, std::move(deployments), deploymentJson);
}

Task<core::ServiceId> DeploymentsController::idOf(core::CallContext context, std::string idOrName)
{
    try {
        const auto service = co_await m_get.execute(std::move(context), idOrName);
        co_return service->record.id;
    } catch (const Error &error) {
        // Names are free again when a service goes; its id stays its own.
        if (error.code() != ErrorCode::NotFound || idOrName.size() != uuidLength) {
            throw;
        }
    }
    co_return core::ServiceId(std::move(idOrName));
}

} // namespace wakedock::api
