#include "backend/api/v1/services/service_answers.h"

#include "backend/api/v1/common/conditional.h"
#include "backend/api/v1/operations/operation_answers.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/queries/operations/operation_queries.h"
#include "backend/core/use_cases/services/deploy_service.h"

namespace wakedock::api {

Secrets secretsFor(const core::Actor &actor)
{
    if (!core::allows(actor.role, core::permission::ServicesUpdate)) {
        return Secrets::Masked;
    }
    return core::allows(actor.role, core::permission::CaddyManage) ? Secrets::Shown : Secrets::EnvironmentShown;
}

HttpResponse serviceAnswer(int status, const core::Service &service, const core::Actor &actor)
{
    auto text = serviceJson(service, secretsFor(actor));
    auto etag = etagOf(service.record.version, text);
    return HttpResponse::json(status, std::move(text)).with("ETag", std::move(etag));
}

ServiceAnswers::ServiceAnswers(core::GetOperation &getOperation) : m_getOperation(getOperation) { }

Task<HttpResponse> ServiceAnswers::answer(HttpRequest request, core::OperationTicket ticket, int status)
{
    if (prefersAsync(request) && !ticket.operationId.isEmpty()) {
        co_return co_await acceptedOperation(m_getOperation, request.context, ticket.operationId);
    }
    const auto service = co_await ticket.done;
    if (status == 204) {
        co_return HttpResponse::noContent();
    }
    auto response = serviceAnswer(status, *service, request.context.actor);
    if (status == 201) {
        response.headers.set("Location", "/api/v1/services/" + service->record.id.value);
    }
    co_return response;
}

} // namespace wakedock::api
