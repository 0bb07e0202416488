#include "backend/api/json/run_json.h"

#include "backend/api/json/json_parts.h"
#include "backend/api/json/words.h"
#include "backend/core/domain/rules/stack_rules.h"

#include <nlohmann/json.hpp>

namespace wakedock::api {

namespace {

using nlohmann::ordered_json;

ordered_json stepsJson(const std::vector<core::Step> &steps)
{
    ordered_json list = ordered_json::array();
    for (const auto &step : steps) {
        ordered_json item;
        item["name"] = step.name;
        item["status"] = wordOf(step.status);
        item["detail"] = step.detail;
        item["done"] = orNull(step.done);
        item["started_at"] = timeOrNull(step.startedAt);
        item["finished_at"] = timeOrNull(step.finishedAt);
        list.push_back(std::move(item));
    }
    return list;
}

ordered_json failureJson(const std::optional<core::FailureRecord> &failure)
{
    if (!failure) {
        return nullptr;
    }
    ordered_json json;
    json["code"] = failure->code;
    json["step"] = failure->step;
    json["message"] = failure->message;
    json["remedy"] = failure->remedy;
    json["undone"] = failure->undone;
    return json;
}

} // namespace

std::string deploymentJson(const core::Deployment &deployment)
{
    ordered_json json;
    json["id"] = deployment.id.value;
    json["service_id"] = deployment.serviceId.value;
    json["service_name"] = deployment.serviceName;
    json["revision"] = deployment.revision;
    json["trigger"] = wordOf(deployment.trigger);
    json["status"] = wordOf(deployment.status);
    json["steps"] = stepsJson(deployment.steps);
    json["error"] = failureJson(deployment.error);
    json["actor"] = deployment.actor;
    json["started_at"] = toRfc3339(deployment.startedAt);
    json["finished_at"] = timeOrNull(deployment.finishedAt);
    return textOf(json);
}

std::string operationJson(const core::Operation &operation)
{
    ordered_json json;
    json["id"] = operation.id.value;
    json["kind"] = wordOf(operation.kind);
    // A pull is on nothing but an image, and a stack stands where a service does.
    const auto stack = core::stackOfSubject(operation.serviceId);
    const bool isOfService = !stack && !operation.serviceId.isEmpty();
    json["service_id"] = isOfService ? ordered_json(operation.serviceId.value) : ordered_json(nullptr);
    json["service_name"] = isOfService ? ordered_json(operation.serviceName) : ordered_json(nullptr);
    json["stack_id"] = stack ? ordered_json(core::stackIdText(*stack)) : ordered_json(nullptr);
    json["target"] = operation.serviceName;
    json["deployment_id"] = operation.deploymentId ? ordered_json(operation.deploymentId->value) : ordered_json(nullptr);
    json["status"] = wordOf(operation.status);
    json["steps"] = stepsJson(operation.steps);
    json["error"] = failureJson(operation.error);
    json["actor"] = operation.actor;
    json["request_id"] = operation.requestId;
    json["created_at"] = toRfc3339(operation.createdAt);
    json["finished_at"] = timeOrNull(operation.finishedAt);
    return textOf(json);
}

} // namespace wakedock::api
