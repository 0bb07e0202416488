#include "backend/api/v1/caddy/routes_controller.h"

#include "backend/api/json/caddy_json.h"
#include "backend/api/json/route_json.h"
#include "backend/api/v1/common/conditional.h"
#include "backend/api/v1/common/record_lists.h"
#include "backend/core/queries/routes/route_queries.h"
#include "backend/core/use_cases/routes/change_routes.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace wakedock::api {

namespace {

struct RouteRow {
    core::OperatorRouteId id;
    std::string text;
};

HttpResponse planAnswer(const core::RoutePlan &plan)
{
    return HttpResponse::json(200, dryRunJson({}, plan.differences, plan.hash));
}

/// As people search: a part of any of its hosts.
bool isAbout(const core::RouteView &view, const std::string &host)
{
    return std::ranges::any_of(view.route.hosts,
                               [&host](const std::string &name) { return name.find(host) != std::string::npos; });
}

} // namespace

void RoutesController::addRoutes(ApiRoutes &routes)
{
    routes.serve("listRoutes", [this](ApiCall call) { return list(std::move(call)); });
    routes.serve("addRoute", [this](ApiCall call) { return add(std::move(call)); });
    routes.serve("getRoute", [this](ApiCall call) { return read(std::move(call)); });
    routes.serve("replaceRoute", [this](ApiCall call) { return replace(std::move(call)); });
    routes.serve("removeRoute", [this](ApiCall call) { return remove(std::move(call)); });
}

// ?limit, cursor, host -> {items, total, next_cursor}
Task<HttpResponse> RoutesController::list(ApiCall call)
{
    const auto views = co_await m_calls.list.execute(call.context());
    const bool showsSecrets = core::ListRoutes::showsSecrets(call.context());
    std::vector<RouteRow> rows;
    for (const auto &view : views) {
        if (isAbout(view, call.queryText("host"))) {
            rows.push_back({core::OperatorRouteId(view.id), routeJson(view, showsSecrets)});
        }
    }
    co_return recordList(call, std::move(rows), [](const RouteRow &row) { return row.text; });
}

Task<HttpResponse> RoutesController::answer(ApiCall call, int status, std::string id)
{
    const auto view = co_await m_calls.get.execute(call.context(), id);
    auto text = routeJson(view, core::ListRoutes::showsSecrets(call.context()));
    auto etag = etagOf(view.route.version, text);
    co_return HttpResponse::json(status, std::move(text)).with("ETag", std::move(etag));
}

// -> Route, ETag | If-None-Match -> 304
Task<HttpResponse> RoutesController::read(ApiCall call)
{
    const auto view = co_await m_calls.get.execute(call.context(), call.pathValue("id"));
    auto text = std::make_shared<const std::string>(routeJson(view, core::ListRoutes::showsSecrets(call.context())));
    auto etag = etagOf(view.route.version, *text);
    co_return readAnswer(call.request, std::move(text), std::move(etag));
}

// RouteRequest -> 201 Route, Location, ETag | ?dry_run -> 200 CaddyReload
Task<HttpResponse> RoutesController::add(ApiCall call)
{
    if (call.queryFlag("dry_run")) {
        co_return planAnswer(co_await m_calls.add.plan(call.context(), routeFrom(call.body())));
    }
    const auto route = co_await m_calls.add.execute(call.context(), routeFrom(call.body()));
    auto made = co_await answer(std::move(call), 201, route.id.value);
    co_return std::move(made).with("Location", "/api/v1/caddy/routes/" + route.id.value);
}

// RouteRequest, If-Match -> 200 Route, ETag | ?dry_run -> 200 CaddyReload
Task<HttpResponse> RoutesController::replace(ApiCall call)
{
    core::RouteRequest request;
    request.id = core::OperatorRouteId(call.pathValue("id"));
    const auto now = co_await m_calls.get.execute(call.context(), request.id.value);
    request.expectedVersion = expectedVersion(call.request, now.route.version);
    request.wish = routeFrom(call.body());
    if (call.queryFlag("dry_run")) {
        co_return planAnswer(co_await m_calls.change.plan(call.context(), request));
    }
    const auto route = co_await m_calls.change.execute(call.context(), request);
    co_return co_await answer(std::move(call), 200, route.id.value);
}

// -> 204 | ?dry_run -> 200 CaddyReload
Task<HttpResponse> RoutesController::remove(ApiCall call)
{
    const core::OperatorRouteId id(call.pathValue("id"));
    if (call.queryFlag("dry_run")) {
        co_return planAnswer(co_await m_calls.remove.plan(call.context(), id));
    }
    co_await m_calls.remove.execute(call.context(), id, std::nullopt);
    co_return HttpResponse::noContent();
}

} // namespace wakedock::api
