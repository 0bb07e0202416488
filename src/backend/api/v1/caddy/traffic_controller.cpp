#include "backend/api/v1/caddy/traffic_controller.h"

#include "backend/api/json/proxy_traffic_json.h"

#include <utility>

namespace wakedock::api {

void TrafficController::addRoutes(ApiRoutes &routes)
{
    routes.serve("getCaddyMetrics", [this](ApiCall call) { return read(std::move(call)); });
}

// ?trend -> CaddyMetrics
Task<HttpResponse> TrafficController::read(ApiCall call)
{
    const auto report = co_await m_traffic.execute(call.context());
    co_return HttpResponse::json(200, trafficReportJson(report, call.queryText("trend")));
}

} // namespace wakedock::api
