#include "backend/api/v1/hosts/hosts_controller.h"

#include "backend/api/json/host_json.h"
#include "backend/api/v1/common/conditional.h"
#include "backend/api/v1/common/record_lists.h"
#include "backend/core/queries/hosts/host_queries.h"
#include "backend/core/use_cases/hosts/add_host.h"
#include "backend/core/use_cases/hosts/change_host.h"
#include "backend/core/use_cases/hosts/remove_host.h"
#include "backend/core/use_cases/hosts/test_host.h"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace wakedock::api {

namespace {

struct HostRow {
    core::HostId id;
    std::string text;
};

HttpResponse hostAnswer(int status, const core::HostView &view)
{
    auto text = hostJson(view);
    auto etag = etagOf(view.host.version, text);
    return HttpResponse::json(status, std::move(text)).with("ETag", std::move(etag));
}

} // namespace

void HostsController::addRoutes(ApiRoutes &routes)
{
    routes.serve("listHosts", [this](ApiCall call) { return list(std::move(call)); });
    routes.serve("addHost", [this](ApiCall call) { return add(std::move(call)); });
    routes.serve("getHost", [this](ApiCall call) { return read(std::move(call)); });
    routes.serve("replaceHost", [this](ApiCall call) { return replace(std::move(call)); });
    routes.serve("removeHost", [this](ApiCall call) { return remove(std::move(call)); });
    routes.serve("testHost", [this](ApiCall call) { return test(std::move(call)); });
}

// ?limit, cursor -> {items, total, next_cursor}
Task<HttpResponse> HostsController::list(ApiCall call)
{
    std::vector<HostRow> rows;
    const auto views = co_await m_calls.list.execute(call.context());
    for (const auto &view : views) {
        rows.push_back({view.host.id, hostJson(view)});
    }
    co_return recordList(call, std::move(rows), [](const HostRow &row) { return row.text; });
}

// -> Host, ETag | If-None-Match -> 304
Task<HttpResponse> HostsController::read(ApiCall call)
{
    const auto view = co_await m_calls.get.execute(call.context(), core::HostId(call.pathValue("id")));
    auto text = std::make_shared<const std::string>(hostJson(view));
    auto etag = etagOf(view.host.version, *text);
    co_return readAnswer(call.request, std::move(text), std::move(etag));
}

// HostRequest -> 201 Host, Location, ETag
Task<HttpResponse> HostsController::add(ApiCall call)
{
    const auto view = co_await m_calls.add.execute(call.context(), hostWishFrom(call.body()));
    co_return hostAnswer(201, view).with("Location", "/api/v1/hosts/" + view.host.id.value);
}

// HostRequest, If-Match -> 200 Host, ETag
Task<HttpResponse> HostsController::replace(ApiCall call)
{
    core::ChangeHostRequest wish;
    wish.id = core::HostId(call.pathValue("id"));
    const auto now = co_await m_calls.get.execute(call.context(), wish.id);
    wish.expectedVersion = expectedVersion(call.request, now.host.version);
    wish.wish = hostWishFrom(call.body());
    wish.keepsTls = keepsTls(call.body());
    co_return hostAnswer(200, co_await m_calls.change.execute(call.context(), wish));
}

// -> 204
Task<HttpResponse> HostsController::remove(ApiCall call)
{
    co_await m_calls.remove.execute(call.context(), core::HostId(call.pathValue("id")));
    co_return HttpResponse::noContent();
}

// -> {ok, engine, problem}; what is wrong with the host is an answer
Task<HttpResponse> HostsController::test(ApiCall call)
{
    const auto trial = co_await m_calls.test.execute(call.context(), core::HostId(call.pathValue("id")));
    co_return HttpResponse::json(200, hostTrialJson(trial));
}

} // namespace wakedock::api
