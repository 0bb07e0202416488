#include "backend/api/v1/docker/containers_controller.h"

#include "backend/api/json/inspect_json.h"
#include "backend/api/json/object_json.h"
#include "backend/api/v1/docker/object_list.h"
#include "backend/core/queries/docker/object_queries.h"

#include <array>
#include <chrono>
#include <utility>

namespace wakedock::api {

namespace {

bool isWantedContainer(const ApiCall &call, const core::ContainerSummary &known)
{
    const auto status = containerStatusOf(call.queryText("status"));
    const auto service = call.queryText("service_id");
    const auto project = call.queryText("compose_project");
    return isLookedFor(call, known.container.name) && (!status || known.container.status == *status)
        && (service.empty() || known.serviceId.value == service) && (project.empty() || known.composeProject == project);
}

core::ContainerCommand commandOf(const ApiCall &call, core::ContainerVerb verb)
{
    core::ContainerCommand command;
    command.verb = verb;
    if (verb == core::ContainerVerb::Rename) {
        command.name = call.bodyText("name");
    } else if (verb == core::ContainerVerb::Kill) {
        command.signal = call.queryText("signal");
    } else if (verb == core::ContainerVerb::Stop || verb == core::ContainerVerb::Restart) {
        command.grace = std::chrono::seconds(call.queryNumber("timeout_seconds"));
    }
    return command;
}

} // namespace

ContainersController::ContainersController(ContainerCalls calls) : m_calls(calls) { }

void ContainersController::addRoutes(ApiRoutes &routes)
{
    using core::ContainerVerb;
    routes.serve("listContainers", [this](ApiCall call) { return list(std::move(call)); });
    routes.serve("getContainer", [this](ApiCall call) { return read(std::move(call)); });
    routes.serve("inspectContainer", [this](ApiCall call) { return inspect(std::move(call)); });
    routes.serve("removeContainer", [this](ApiCall call) { return remove(std::move(call)); });
    const std::array<std::pair<const char *, ContainerVerb>, 7> verbs{{{"startContainer", ContainerVerb::Start},
                                                                       {"stopContainer", ContainerVerb::Stop},
                                                                       {"restartContainer", ContainerVerb::Restart},
                                                                       {"killContainer", ContainerVerb::Kill},
                                                                       {"pauseContainer", ContainerVerb::Pause},
                                                                       {"unpauseContainer", ContainerVerb::Unpause},
                                                                       {"renameContainer", ContainerVerb::Rename}}};
    for (const auto &[id, verb] : verbs) {
        routes.serve(id, [this, which = verb](ApiCall call) { return change(std::move(call), which); });
    }
}

// ?limit, cursor, q, status, service_id, compose_project, host_id -> {items, total, next_cursor}, ETag
Task<HttpResponse> ContainersController::list(ApiCall call)
{
    // The route has refused callers without containers:read, the only right the kept bytes depend on.
    const auto version = m_calls.list.version();
    if (const auto *known = m_lists.find(version, Secrets::Masked, call.request.target)) {
        co_return readAnswer(call.request, known->body, known->etag);
    }
    auto all = co_await m_calls.list.execute(call.context(), hostOf(call));
    std::erase_if(all, [&call](const core::ContainerSummary &known) { return !isWantedContainer(call, known); });
    const auto placeOf = [](const core::ContainerSummary &known) {
        return std::make_pair(known.container.name, known.container.id);
    };
    auto bytes = objectListBytes(call, std::move(all), placeOf, containerJson);
    const auto &kept = m_lists.keep(version, Secrets::Masked, call.request.target, std::move(bytes));
    co_return readAnswer(call.request, kept.body, kept.etag);
}

// -> Container
Task<HttpResponse> ContainersController::read(ApiCall call)
{
    const auto known = co_await m_calls.get.execute(call.context(), hostOf(call), call.pathValue("id"));
    co_return HttpResponse::json(200, containerJson(known));
}

// -> the engine's own JSON, masked
Task<HttpResponse> ContainersController::inspect(ApiCall call)
{
    const auto raw = co_await m_calls.inspect.execute(call.context(), hostOf(call), call.pathValue("id"));
    co_return HttpResponse::json(200, maskedInspectJson(raw));
}

// -> Container as it is afterwards
Task<HttpResponse> ContainersController::change(ApiCall call, core::ContainerVerb verb)
{
    auto command = commandOf(call, verb);
    const auto known =
        co_await m_calls.change.execute(call.context(), hostOf(call), call.pathValue("id"), std::move(command));
    co_return HttpResponse::json(200, containerJson(known));
}

// ?force, volumes -> 204
Task<HttpResponse> ContainersController::remove(ApiCall call)
{
    co_await m_calls.remove.execute(call.context(), hostOf(call), call.pathValue("id"), call.queryFlag("force"),
                                    call.queryFlag("volumes"));
    co_return HttpResponse::noContent();
}

} // namespace wakedock::api
