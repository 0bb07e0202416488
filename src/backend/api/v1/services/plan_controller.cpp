#include "backend/api/v1/services/plan_controller.h"

#include "backend/api/json/plan_json.h"
#include "backend/api/json/service_json.h"
#include "backend/api/v1/services/service_answers.h"
#include "backend/api/v1/services/service_patch.h"
#include "backend/core/queries/services/service_queries.h"
#include "backend/core/use_cases/services/plan_deployment.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace wakedock::api {

PlanController::PlanController(core::GetService &get, core::PlanDeployment &plan,
                               const security::SchemaValidator &configSchema, core::SleepPolicy sleep)
    : m_get(get)
    , m_plan(plan)
    , m_configSchema(configSchema)
    , m_sleep(std::move(sleep))
{
}

void PlanController::addRoutes(ApiRoutes &routes)
{
    routes.serve("planRedeploy", [this](ApiCall call) { return ofRedeploy(std::move(call)); });
    routes.serve("planService", [this](ApiCall call) { return ofNew(std::move(call)); });
    routes.serve("planChange", [this](ApiCall call) { return ofChange(std::move(call)); });
}

// ?revision -> Plan
Task<HttpResponse> PlanController::ofRedeploy(ApiCall call)
{
    const auto service = co_await m_get.execute(call.context(), call.pathValue("id"));
    core::PlanRequest request{service->record.id, std::nullopt, std::nullopt};
    // Revisions begin at 1; 0 stands for the parameter that is not there.
    if (const auto revision = call.queryNumber("revision"); revision > 0) {
        request.revision = revision;
    }
    co_return co_await answer(call.context(), std::move(request));
}

// {config} -> Plan
Task<HttpResponse> PlanController::ofNew(ApiCall call)
{
    core::PlanRequest request{std::nullopt, configFromJson(call.body().at("config"), m_sleep), std::nullopt};
    co_return co_await answer(call.context(), std::move(request));
}

// {patch} -> Plan
Task<HttpResponse> PlanController::ofChange(ApiCall call)
{
    const auto service = co_await m_get.execute(call.context(), call.pathValue("id"));
    auto config = patchedConfig(service->record.config, call.body().at("patch"), m_configSchema, m_sleep);
    core::PlanRequest request{service->record.id, std::move(config), std::nullopt};
    co_return co_await answer(call.context(), std::move(request));
}

Task<HttpResponse> PlanController::answer(core::CallContext context, core::PlanRequest request)
{
    const auto secrets = secretsFor(context.actor);
    const auto plan = co_await m_plan.execute(std::move(context), std::move(request));
    co_return HttpResponse::json(200, planJson(plan, secrets));
}

} // namespace wakedock::api
