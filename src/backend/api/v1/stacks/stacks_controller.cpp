#include "backend/api/v1/stacks/stacks_controller.h"

#include "backend/api/json/run_json.h"
#include "backend/api/json/stack_json.h"
#include "backend/api/v1/common/conditional.h"
#include "backend/api/v1/docker/object_list.h"
#include "backend/core/domain/rules/stack_rules.h"
#include "backend/core/queries/operations/operation_queries.h"
#include "backend/core/use_cases/stacks/adopt_stack.h"
#include "backend/core/use_cases/stacks/plan_stack.h"
#include "backend/core/use_cases/stacks/run_stack.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace wakedock::api {

namespace {

core::StackId stackOf(const ApiCall &call)
{
    const auto id = core::readStackId(call.pathValue("id"));
    if (!id) {
        throw Error(ErrorCode::NotFound, "stack_not_found", "There is no such stack.")
            .withRemedy("A stack is named like its Compose project: small letters, digits, hyphens and underscores.");
    }
    return *id;
}

/// The one a body names, that is to be made.
core::StackId newStackOf(const nlohmann::json &body)
{
    return {core::HostId(body.value("host_id", core::localHost().value)), body.at("name").get<std::string>()};
}

std::int64_t versionOf(const core::Stack &stack)
{
    return stack.record ? stack.record->version : 0;
}

HttpResponse stackAnswer(int status, const core::StackDetail &detail)
{
    auto text = stackJson(detail);
    auto etag = etagOf(versionOf(detail.stack), text);
    return HttpResponse::json(status, std::move(text)).with("ETag", std::move(etag));
}

std::vector<std::string> namesOf(const std::string &list)
{
    std::vector<std::string> names;
    std::size_t from = 0;
    while (from < list.size()) {
        const std::size_t to = std::min(list.find(',', from), list.size());
        if (to > from) {
            names.push_back(list.substr(from, to - from));
        }
        from = to + 1;
    }
    return names;
}

} // namespace

void StacksController::addRoutes(ApiRoutes &routes)
{
    routes.serve("listStacks", [this](ApiCall call) { return list(std::move(call)); });
    routes.serve("createStack", [this](ApiCall call) { return create(std::move(call)); });
    routes.serve("getStack", [this](ApiCall call) { return read(std::move(call)); });
    routes.serve("replaceStack", [this](ApiCall call) { return replace(std::move(call)); });
    routes.serve("removeStack", [this](ApiCall call) { return remove(std::move(call)); });
    routes.serve("upStack", [this](ApiCall call) { return up(std::move(call)); });
    routes.serve("downStack", [this](ApiCall call) { return down(std::move(call)); });
    routes.serve("adoptStack", [this](ApiCall call) { return adopt(std::move(call)); });
    routes.serve("validateStack", [this](ApiCall call) { return validate(std::move(call)); });
    routes.serve("planStack", [this](ApiCall call) { return planNew(std::move(call)); });
    routes.serve("planStackChange", [this](ApiCall call) { return planChange(std::move(call)); });
}

// ?q, limit, cursor -> {items, total, next_cursor}
Task<HttpResponse> StacksController::list(ApiCall call)
{
    auto stacks = co_await m_calls.list.execute(call.context());
    std::erase_if(stacks, [&call](const core::Stack &stack) { return !isLookedFor(call, stack.id.name); });
    const auto place = [](const core::Stack &stack) { return std::make_pair(stack.id.name, core::stackIdText(stack.id)); };
    co_return objectList(call, std::move(stacks), place, [](const core::Stack &stack) { return stackJson(stack); });
}

// -> Stack, ETag | If-None-Match -> 304
Task<HttpResponse> StacksController::read(ApiCall call)
{
    const auto detail = co_await m_calls.get.execute(call.context(), stackOf(call));
    auto text = std::make_shared<const std::string>(stackJson(detail));
    auto etag = etagOf(versionOf(detail.stack), *text);
    co_return readAnswer(call.request, std::move(text), std::move(etag));
}

// StackRequest -> 201 Stack, Location, ETag | Prefer: respond-async -> 202 Operation
Task<HttpResponse> StacksController::create(ApiCall call)
{
    core::CreateStackRequest wish{newStackOf(call.body()), stackContentFrom(call.body()), stackOptionsFrom(call.body())};
    const core::StackId id = wish.id;
    auto ticket = co_await m_calls.create.execute(call.context(), std::move(wish));
    co_return co_await answer(std::move(call), std::move(ticket), id, 201);
}

// StackContent, If-Match -> 200 Stack, ETag | Prefer: respond-async -> 202 Operation
Task<HttpResponse> StacksController::replace(ApiCall call)
{
    const core::StackId id = stackOf(call);
    const auto now = co_await m_calls.get.execute(call.context(), id);
    core::ChangeStackRequest wish{id, expectedVersion(call.request, versionOf(now.stack)), stackContentFrom(call.body()),
                                  stackOptionsFrom(call.body())};
    auto ticket = co_await m_calls.change.execute(call.context(), std::move(wish));
    co_return co_await answer(std::move(call), std::move(ticket), id, 200);
}

// ?volumes -> 204 | Prefer: respond-async -> 202 Operation
Task<HttpResponse> StacksController::remove(ApiCall call)
{
    const core::StackId id = stackOf(call);
    const auto now = co_await m_calls.get.execute(call.context(), id);
    core::RemoveStackRequest wish{id, expectedVersion(call.request, versionOf(now.stack)),
                                  namesOf(call.queryText("volumes"))};
    auto ticket = co_await m_calls.remove.execute(call.context(), std::move(wish));
    co_return co_await answer(std::move(call), std::move(ticket), id, 204);
}

// ?pull, wait_timeout_seconds -> 200 Stack | Prefer: respond-async -> 202 Operation
Task<HttpResponse> StacksController::up(ApiCall call)
{
    const core::StackId id = stackOf(call);
    core::StackDeployOptions options;
    options.pullsAlways = call.queryFlag("pull");
    options.patience = std::chrono::seconds(call.queryNumber("wait_timeout_seconds"));
    auto ticket = co_await m_calls.up.execute(call.context(), id, options);
    co_return co_await answer(std::move(call), std::move(ticket), id, 200);
}

// -> 200 Stack | Prefer: respond-async -> 202 Operation
Task<HttpResponse> StacksController::down(ApiCall call)
{
    const core::StackId id = stackOf(call);
    auto ticket = co_await m_calls.down.execute(call.context(), id);
    co_return co_await answer(std::move(call), std::move(ticket), id, 200);
}

// -> 200 Stack
Task<HttpResponse> StacksController::adopt(ApiCall call)
{
    const core::StackId id = stackOf(call);
    co_await m_calls.adopt.execute(call.context(), id);
    co_return stackAnswer(200, co_await m_calls.get.execute(call.context(), id));
}

// StackContent -> StackReading
Task<HttpResponse> StacksController::validate(ApiCall call)
{
    const auto reading =
        co_await m_calls.validate.execute(call.context(), call.bodyText("name"), stackContentFrom(call.body()));
    co_return HttpResponse::json(200, stackReadingJson(reading));
}

// StackRequest -> StackPlan
Task<HttpResponse> StacksController::planNew(ApiCall call)
{
    const auto plan = co_await m_calls.plan.execute(call.context(), newStackOf(call.body()), stackContentFrom(call.body()),
                                                    call.body().value("pull", false));
    co_return HttpResponse::json(200, stackPlanJson(plan));
}

// StackContent, or {} for the files as they are -> StackPlan
Task<HttpResponse> StacksController::planChange(ApiCall call)
{
    std::optional<core::StackContent> content;
    if (call.body().contains("files") && !call.body().at("files").empty()) {
        content = stackContentFrom(call.body());
    }
    const auto plan =
        co_await m_calls.plan.execute(call.context(), stackOf(call), std::move(content), call.body().value("pull", false));
    co_return HttpResponse::json(200, stackPlanJson(plan));
}

Task<HttpResponse> StacksController::answer(ApiCall call, core::OperationTicket ticket, core::StackId id, int status)
{
    if (prefersAsync(call.request)) {
        const auto operation = co_await m_calls.getOperation.execute(call.context(), ticket.operationId);
        co_return HttpResponse::json(202, operationJson(operation))
            .with("Location", "/api/v1/operations/" + ticket.operationId.value)
            .with("Preference-Applied", "respond-async");
    }
    co_await ticket.done;
    if (status == 204) {
        co_return HttpResponse::noContent();
    }
    auto response = stackAnswer(status, co_await m_calls.get.execute(call.context(), id));
    if (status == 201) {
        response.headers.set("Location", "/api/v1/stacks/" + core::stackIdText(id));
    }
    co_return response;
}

} // namespace wakedock::api
