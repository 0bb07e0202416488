#include "backend/api/v1/services/wakes_controller.h"

#include "backend/api/json/wake_json.h"
#include "backend/api/v1/common/record_lists.h"
#include "backend/core/queries/services/service_queries.h"
#include "backend/core/queries/services/sleep_advice_query.h"
#include "backend/core/queries/services/wake_queries.h"

#include <utility>

namespace wakedock::api {

WakesController::WakesController(core::GetService &get, core::ListWakes &list, core::AdviseSleep &advise)
    : m_get(get)
    , m_list(list)
    , m_advise(advise)
{
}

void WakesController::addRoutes(ApiRoutes &routes)
{
    routes.serve("listWakes", [this](ApiCall call) { return list(std::move(call)); });
    routes.serve("adviseSleep", [this](ApiCall call) { return advice(std::move(call)); });
}

// ?limit, cursor -> {items, total, next_cursor}
Task<HttpResponse> WakesController::list(ApiCall call)
{
    const auto service = co_await m_get.execute(call.context(), call.pathValue("id"));
    core::ListWakesRequest wish;
    wish.serviceId = service->record.id;
    wish.page.limit = core::Page::MaxLimit;
    auto wakes = co_await m_list.execute(call.context(), std::move(wish));
    co_return recordList(call, std::move(wakes), wakeJson);
}

// -> {items, total, next_cursor}: all of them
Task<HttpResponse> WakesController::advice(ApiCall call)
{
    const auto all = co_await m_advise.execute(call.context());
    std::vector<std::string> texts;
    for (const auto &one : all) {
        texts.push_back(adviceJson(one));
    }
    const std::vector<std::string_view> items(texts.begin(), texts.end());
    co_return HttpResponse::json(200, listJson(items, items.size(), std::nullopt));
}

} // namespace wakedock::api
