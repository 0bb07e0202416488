#include "backend/infrastructure/serialization/column_reader.h"
#include "backend/infrastructure/serialization/columns.h"
#include "backend/infrastructure/serialization/config_json.h"

#include <nlohmann/json.hpp>

namespace wakedock::serialization {
namespace {

Json stepJson(const core::Step &step)
{
    Json object = {{"name", step.name}, {"status", wordOf(step.status)}, {"detail", step.detail}};
    putOptional(object, "done", step.done);
    putTime(object, "started_at", step.startedAt);
    putTime(object, "finished_at", step.finishedAt);
    return object;
}

core::Step stepFrom(const Json &object)
{
    core::Step step;
    take(object, "name", step.name);
    takeWord(object, "status", step.status);
    take(object, "detail", step.detail);
    takeOptional(object, "done", step.done);
    takeTime(object, "started_at", step.startedAt);
    takeTime(object, "finished_at", step.finishedAt);
    return step;
}

} // namespace

std::string writeSteps(const std::vector<core::Step> &steps)
{
    return guarded("steps", [&] {
        Json array = Json::array();
        for (const auto &step : steps) {
            array.push_back(stepJson(step));
        }
        return columnText(Json{{"v", 1}, {"steps", std::move(array)}});
    });
}

std::vector<core::Step> readSteps(const std::string &text)
{
    return guarded("steps", [&] {
        std::vector<core::Step> steps;
        const Json column = parseColumn(text);
        for (const auto &each : column.value("steps", Json::array())) {
            steps.push_back(stepFrom(each));
        }
        return steps;
    });
}

std::string writeFailure(const core::FailureRecord &failure)
{
    return guarded("failure", [&] {
        return columnText(Json{{"v", 1},
                               {"code", failure.code},
                               {"step", failure.step},
                               {"message", failure.message},
                               {"remedy", failure.remedy},
                               {"undone", failure.undone}});
    });
}

core::FailureRecord readFailure(const std::string &text)
{
    return guarded("failure", [&] {
        const Json column = parseColumn(text);
        core::FailureRecord failure;
        take(column, "code", failure.code);
        take(column, "step", failure.step);
        take(column, "message", failure.message);
        take(column, "remedy", failure.remedy);
        take(column, "undone", failure.undone);
        return failure;
    });
}

std::string writeIntent(const core::OperationIntent &intent)
{
    return guarded("intent", [&] {
        Json object = {{"v", 1},
                       {"target_revision", intent.targetRevision},
                       {"colour", wordOf(intent.colour)},
                       {"container_name", intent.containerName},
                       {"first_deployment", intent.firstDeployment},
                       {"keeps_container", intent.keepsContainer}};
        if (intent.previousConfig) {
            object["previous_config"] = configJson(*intent.previousConfig);
        }
        return columnText(object);
    });
}

core::OperationIntent readIntent(const std::string &text)
{
    return guarded("intent", [&] {
        const Json column = parseColumn(text);
        core::OperationIntent intent;
        take(column, "target_revision", intent.targetRevision);
        takeWord(column, "colour", intent.colour);
        take(column, "container_name", intent.containerName);
        take(column, "first_deployment", intent.firstDeployment);
        take(column, "keeps_container", intent.keepsContainer);
        if (const auto found = column.find("previous_config"); found != column.end()) {
            intent.previousConfig = configFrom(*found);
        }
        return intent;
    });
}

} // namespace wakedock::serialization
