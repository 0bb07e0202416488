#include "backend/api/v1/registries/registries_controller.h"

#include "backend/api/json/registry_json.h"
#include "backend/api/v1/common/conditional.h"
#include "backend/api/v1/common/record_lists.h"
#include "backend/core/queries/registries/registry_queries.h"
#include "backend/core/use_cases/registries/add_registry.h"
#include "backend/core/use_cases/registries/change_registry.h"
#include "backend/core/use_cases/registries/remove_registry.h"
#include "backend/core/use_cases/registries/test_registry.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace wakedock::api {

namespace {

core::RegistryId registryIdOf(const ApiCall &call)
{
    return core::RegistryId(call.pathValue("id"));
}

HttpResponse registryAnswer(int status, const core::Registry &registry)
{
    auto text = registryJson(registry);
    auto etag = etagOf(registry.version, text);
    return HttpResponse::json(status, std::move(text)).with("ETag", std::move(etag));
}

} // namespace

void RegistriesController::addRoutes(ApiRoutes &routes)
{
    routes.serve("listRegistries", [this](ApiCall call) { return list(std::move(call)); });
    routes.serve("addRegistry", [this](ApiCall call) { return add(std::move(call)); });
    routes.serve("getRegistry", [this](ApiCall call) { return read(std::move(call)); });
    routes.serve("replaceRegistry", [this](ApiCall call) { return replace(std::move(call)); });
    routes.serve("removeRegistry", [this](ApiCall call) { return remove(std::move(call)); });
    routes.serve("testRegistry", [this](ApiCall call) { return test(std::move(call)); });
}

// ?limit, cursor -> {items, total, next_cursor}
Task<HttpResponse> RegistriesController::list(ApiCall call)
{
    auto registries = co_await m_calls.list.execute(call.context());
    co_return recordList(call, std::move(registries), registryJson);
}

// -> Registry, ETag | If-None-Match -> 304
Task<HttpResponse> RegistriesController::read(ApiCall call)
{
    const auto registry = co_await m_calls.get.execute(call.context(), registryIdOf(call));
    auto text = std::make_shared<const std::string>(registryJson(registry));
    auto etag = etagOf(registry.version, *text);
    co_return readAnswer(call.request, std::move(text), std::move(etag));
}

// RegistryRequest -> 201 Registry, Location, ETag
Task<HttpResponse> RegistriesController::add(ApiCall call)
{
    const auto registry = co_await m_calls.add.execute(call.context(), registryWishFrom(call.body()));
    co_return registryAnswer(201, registry).with("Location", "/api/v1/registries/" + registry.id.value);
}

// RegistryRequest, If-Match -> 200 Registry, ETag
Task<HttpResponse> RegistriesController::replace(ApiCall call)
{
    core::ChangeRegistryRequest wish;
    wish.id = registryIdOf(call);
    const auto now = co_await m_calls.get.execute(call.context(), wish.id);
    wish.expectedVersion = expectedVersion(call.request, now.version);
    wish.wish = registryWishFrom(call.body());
    wish.keepsPassword = keepsPassword(call.body());
    co_return registryAnswer(200, co_await m_calls.change.execute(call.context(), wish));
}

// -> 204
Task<HttpResponse> RegistriesController::remove(ApiCall call)
{
    co_await m_calls.remove.execute(call.context(), registryIdOf(call));
    co_return HttpResponse::noContent();
}

// ?host_id -> {ok, problem}; what is wrong with the registry is an answer
Task<HttpResponse> RegistriesController::test(ApiCall call)
{
    const core::HostId host(call.queryText("host_id"));
    const auto problem = co_await m_calls.test.execute(call.context(), registryIdOf(call), host);
    co_return HttpResponse::json(200, registryTrialJson(problem));
}

} // namespace wakedock::api
