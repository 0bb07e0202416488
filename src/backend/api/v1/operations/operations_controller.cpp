#include "backend/api/v1/operations/operations_controller.h"

#include "backend/api/json/run_json.h"
#include "backend/api/json/words.h"
#include "backend/api/v1/common/conditional.h"
#include "backend/api/v1/common/record_lists.h"
#include "backend/core/queries/operations/operation_queries.h"
#include "backend/core/use_cases/operations/cancel_operation.h"

#include <utility>

namespace wakedock::api {

OperationsController::OperationsController(core::ListOperations &list, core::GetOperation &get,
                                           core::CancelOperation &cancel)
    : m_list(list)
    , m_get(get)
    , m_cancel(cancel)
{
}

void OperationsController::addRoutes(ApiRoutes &routes)
{
    routes.serve("listOperations", [this](ApiCall call) { return list(std::move(call)); });
    routes.serve("getOperation", [this](ApiCall call) { return read(std::move(call)); });
    routes.serve("cancelOperation", [this](ApiCall call) { return cancel(std::move(call)); });
}

// ?limit, cursor, status -> {items, total, next_cursor}
Task<HttpResponse> OperationsController::list(ApiCall call)
{
    core::Page page;
    page.limit = MostListedRecords;
    auto operations = co_await m_list.execute(call.context(), std::move(page));
    if (const auto status = fromWord<core::RunStatus>(call.queryText("status"))) {
        std::erase_if(operations, [status](const core::Operation &operation) { return operation.status != *status; });
    }
    co_return recordList(call, std::move(operations), operationJson);
}

// -> Operation, ETag | If-None-Match -> 304
Task<HttpResponse> OperationsController::read(ApiCall call)
{
    const auto operation = co_await m_get.execute(call.context(), core::OperationId(call.pathValue("id")));
    auto text = std::make_shared<const std::string>(operationJson(operation));
    auto etag = etagOf(*text);
    co_return readAnswer(call.request, std::move(text), std::move(etag));
}

// -> 202 Operation as it is now; it ends as `cancelled`
Task<HttpResponse> OperationsController::cancel(ApiCall call)
{
    const core::OperationId id(call.pathValue("id"));
    const auto operation = co_await m_cancel.execute(call.context(), id);
    co_return HttpResponse::json(202, operationJson(operation)).with("Location", "/api/v1/operations/" + id.value);
}

} // namespace wakedock::api
