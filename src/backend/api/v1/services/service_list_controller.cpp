#include "backend/api/v1/services/service_list_controller.h"

#include "backend/api/json/list_json.h"
#include "backend/api/json/words.h"
#include "backend/api/openapi/request_binder.h"
#include "backend/api/v1/common/conditional.h"
#include "backend/api/v1/services/service_answers.h"
#include "backend/core/queries/services/service_queries.h"

#include <utility>

namespace wakedock::api {

namespace {

ServiceListQuery listQueryOf(const ApiCall &call)
{
    ServiceListQuery query;
    query.limit = static_cast<std::size_t>(call.queryNumber("limit"));
    query.cursor = call.queryText("cursor");
    query.sort = call.queryText("sort");
    query.text = call.queryText("q");
    query.status = fromWord<core::ServiceStatus>(call.queryText("status"));
    query.kind = fromWord<core::ServiceKind>(call.queryText("kind"));
    query.hostId = call.queryText("host_id");
    query.owner = call.queryText("owner");
    return query;
}

} // namespace

ServiceListController::ServiceListController(core::ListServices &list) : m_list(list) { }

void ServiceListController::addRoutes(ApiRoutes &routes)
{
    routes.serveUnchecked("listServices", [this, operation = &routes.operation("listServices")](HttpRequest request) {
        return list(std::move(request), operation);
    });
}

// ?limit, cursor, sort, q, status, kind, host_id, owner -> {items, total, next_cursor}
Task<HttpResponse> ServiceListController::list(HttpRequest request, const ApiOperation *operation)
{
    // The route has refused callers without services:read, the only right the kept bytes depend on beside the secrets.
    const auto *known = m_cache.find(m_list.version(), secretsFor(request.context.actor), request.target);
    if (known != nullptr) {
        co_return readAnswer(request, known->body, known->etag);
    }
    co_return co_await make(bindRequest(*operation, std::move(request)));
}

Task<HttpResponse> ServiceListController::make(ApiCall call)
{
    const auto secrets = secretsFor(call.context().actor);
    auto list = co_await m_list.execute(call.context());
    m_texts.keepOnly(list.services);
    const auto page = selectServices(std::move(list.services), listQueryOf(call));
    std::vector<std::shared_ptr<const std::string>> texts;
    std::vector<std::string_view> items;
    for (const auto &service : page.services) {
        texts.push_back(m_texts.of(service, secrets));
        items.push_back(*texts.back());
    }
    auto body = std::make_shared<const std::string>(listJson(items, page.total, page.nextCursor));
    auto etag = etagOf(*body);
    const auto &kept = m_cache.keep(list.version, secrets, call.request.target, {std::move(body), std::move(etag)});
    co_return readAnswer(call.request, kept.body, kept.etag);
}

} // namespace wakedock::api
