#include "backend/api/v1/docker/networks_controller.h"

#include "backend/api/json/object_from_json.h"
#include "backend/api/json/object_json.h"
#include "backend/api/v1/docker/object_list.h"
#include "backend/core/queries/docker/object_queries.h"
#include "backend/core/use_cases/docker/change_network.h"

#include <utility>

namespace wakedock::api {

NetworksController::NetworksController(NetworkCalls calls) : m_calls(calls) { }

void NetworksController::addRoutes(ApiRoutes &routes)
{
    routes.serve("listNetworks", [this](ApiCall call) { return list(std::move(call)); });
    routes.serve("getNetwork", [this](ApiCall call) { return read(std::move(call)); });
    routes.serve("createNetwork", [this](ApiCall call) { return create(std::move(call)); });
    routes.serve("removeNetwork", [this](ApiCall call) { return remove(std::move(call)); });
}

// ?limit, cursor, q, used, host_id -> {items, total, next_cursor}, ETag
Task<HttpResponse> NetworksController::list(ApiCall call)
{
    auto all = co_await m_calls.list.execute(call.context(), hostOf(call));
    const auto used = givenFlag(call, "used");
    std::erase_if(all, [&call, used](const core::NetworkSummary &network) {
        return !isLookedFor(call, network.name) || (used && network.usedBy.empty() == *used);
    });
    const auto placeOf = [](const core::NetworkSummary &network) { return std::make_pair(network.name, network.id); };
    co_return objectList(call, std::move(all), placeOf, networkJson);
}

// -> Network
Task<HttpResponse> NetworksController::read(ApiCall call)
{
    const auto network = co_await m_calls.get.execute(call.context(), hostOf(call), call.pathValue("id"));
    co_return HttpResponse::json(200, networkJson(network));
}

// NetworkRequest -> 201 Network, Location
Task<HttpResponse> NetworksController::create(ApiCall call)
{
    const auto made = co_await m_calls.create.execute(call.context(), hostOf(call), networkSpecFrom(call.body()));
    co_return HttpResponse::json(201, networkJson(made)).with("Location", "/api/v1/networks/" + made.id);
}

// -> 204
Task<HttpResponse> NetworksController::remove(ApiCall call)
{
    co_await m_calls.remove.execute(call.context(), hostOf(call), call.pathValue("id"));
    co_return HttpResponse::noContent();
}

} // namespace wakedock::api
