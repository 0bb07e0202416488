#include "backend/api/v1/docker/adopt_controller.h"

#include "backend/api/json/words.h"
#include "backend/api/v1/docker/object_list.h"
#include "backend/core/use_cases/services/adopt_container.h"

#include <nlohmann/json.hpp>

#include <memory>
#include <utility>

namespace wakedock::api {

namespace {

core::AdoptRequest adoptRequest(const ApiCall &call)
{
    core::AdoptRequest wish;
    wish.hostId = hostOf(call);
    wish.container = call.pathValue("id");
    wish.description = call.bodyText("description");
    wish.domain = call.bodyText("domain");
    if (auto name = call.bodyText("name"); !name.empty()) {
        wish.name = std::move(name);
    }
    const auto &body = call.body();
    if (const auto aliases = body.find("aliases"); aliases != body.end() && aliases->is_array()) {
        wish.aliases = aliases->get<std::vector<std::string>>();
    }
    if (const auto port = body.find("upstream_port"); port != body.end() && port->is_number()) {
        wish.upstreamPort = port->get<int>();
    }
    wish.tls = fromWord<core::TlsMode>(call.bodyText("tls")).value_or(core::TlsMode::Auto);
    return wish;
}

} // namespace

AdoptController::AdoptController(core::AdoptContainer &adopt, ServiceAnswers &answers) : m_adopt(adopt), m_answers(answers)
{
}

void AdoptController::addRoutes(ApiRoutes &routes)
{
    routes.serve("adoptContainer", [this](ApiCall call) { return adopt(std::move(call)); });
}

// {name?, description?, domain?, aliases?, upstream_port?, tls?} -> 201 {service, notes} | Prefer: respond-async -> 202
Task<HttpResponse> AdoptController::adopt(ApiCall call)
{
    auto wish = adoptRequest(call);
    auto adoption = co_await m_adopt.execute(call.context(), std::move(wish));
    auto answer = co_await m_answers.answer(call.request, std::move(adoption.ticket), 201);
    if (answer.status == 201) {
        const nlohmann::json notes = adoption.notes;
        answer.body = std::make_shared<const std::string>(
            R"({"service":)" + *answer.body + R"(,"notes":)"
            + notes.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "}");
    }
    co_return answer;
}

} // namespace wakedock::api
