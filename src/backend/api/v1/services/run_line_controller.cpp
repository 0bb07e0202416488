#include "backend/api/v1/services/run_line_controller.h"

#include "backend/api/json/config_json.h"
#include "backend/core/domain/rules/run_line.h"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>

namespace wakedock::api {

void RunLineController::addRoutes(ApiRoutes &routes)
{
    routes.serve("serviceFromRunLine", [](ApiCall call) { return fromRun(std::move(call)); });
}

// {command} -> {config, notes}
Task<HttpResponse> RunLineController::fromRun(ApiCall call)
{
    const auto line = core::readRunLine(call.body().at("command").get<std::string>());
    nlohmann::ordered_json config;
    addConfig(config, line.config);
    nlohmann::ordered_json answer;
    answer["config"] = std::move(config);
    answer["notes"] = line.notes;
    co_return HttpResponse::json(200, answer.dump());
}

} // namespace wakedock::api
