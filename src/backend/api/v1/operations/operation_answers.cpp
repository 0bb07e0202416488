#include "backend/api/v1/operations/operation_answers.h"

#include "backend/api/json/run_json.h"
#include "backend/core/queries/operations/operation_queries.h"

#include <utility>

namespace wakedock::api {

Task<HttpResponse> acceptedOperation(core::GetOperation &getOperation, core::CallContext context, core::OperationId id)
{
    const auto operation = co_await getOperation.execute(std::move(context), id);
    co_return HttpResponse::json(202, operationJson(operation))
        .with("Location", "/api/v1/operations/" + id.value)
        .with("Preference-Applied", "respond-async");
}

} // namespace wakedock::api
