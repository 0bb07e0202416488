#include "backend/api/json/registry_json.h"

#include "backend/api/json/json_parts.h"

#include <nlohmann/json.hpp>

namespace wakedock::api {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

ordered_json lastTestJson(const std::optional<core::RegistryTrial> &trial)
{
    if (!trial) {
        return nullptr;
    }
    return {{"at", toRfc3339(trial->at)}, {"ok", !trial->problem.has_value()}, {"problem", problemJson(trial->problem)}};
}

} // namespace

std::string registryJson(const core::Registry &registry)
{
    ordered_json item;
    item["id"] = registry.id.value;
    item["address"] = registry.address;
    item["username"] = registry.username;
    item["has_password"] = !registry.passwordName.empty();
    item["created_at"] = toRfc3339(registry.createdAt);
    item["last_test"] = lastTestJson(registry.lastTrial);
    return textOf(item);
}

ordered_json problemJson(const std::optional<core::RegistryProblem> &problem)
{
    if (!problem) {
        return nullptr;
    }
    return {{"code", problem->code}, {"message", problem->message}, {"remedy", problem->remedy}};
}

std::string registryTrialJson(const std::optional<core::RegistryProblem> &problem)
{
    ordered_json item;
    item["ok"] = !problem.has_value();
    item["problem"] = problemJson(problem);
    return textOf(item);
}

core::RegistryWish registryWishFrom(const json &body)
{
    core::RegistryWish wish;
    wish.address = body.at("address").get<std::string>();
    wish.username = body.value("username", "");
    if (const auto password = body.find("password"); password != body.end() && password->is_string()) {
        wish.password = Secret(password->get<std::string>());
    }
    return wish;
}

bool keepsPassword(const json &body)
{
    return !body.contains("password");
}

} // namespace wakedock::api
