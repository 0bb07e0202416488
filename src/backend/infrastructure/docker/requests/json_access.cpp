#include "backend/infrastructure/docker/requests/json_access.h"

#include "backend/shared/exceptions/error.h"

#include <nlohmann/json.hpp>

namespace wakedock::docker {

using nlohmann::json;

json jsonBody(const http_client::HttpResponse &answer)
{
    auto body = json::parse(answer.body, nullptr, false);
    if (body.is_discarded()) {
        throw Error(ErrorCode::UpstreamFailed, "engine_failed", "The engine's answer is not JSON.")
            .withRemedy("Check that DOCKER_HOST names an engine and nothing else.")
            .withInternalDetail(answer.body.substr(0, 200));
    }
    return body;
}

const json &jsonMember(const json &object, const char *key)
{
    static const json null;
    if (!object.is_object()) {
        return null;
    }
    const auto found = object.find(key);
    return found == object.end() ? null : *found;
}

std::string jsonText(const json &object, const char *key)
{
    const auto &member = jsonMember(object, key);
    return member.is_string() ? member.get<std::string>() : std::string();
}

std::int64_t jsonNumber(const json &object, const char *key)
{
    const auto &member = jsonMember(object, key);
    return member.is_number() ? member.get<std::int64_t>() : 0;
}

bool jsonFlag(const json &object, const char *key)
{
    const auto &member = jsonMember(object, key);
    return member.is_boolean() && member.get<bool>();
}

std::map<std::string, std::string> jsonTexts(const json &object, const char *key)
{
    std::map<std::string, std::string> texts;
    const auto &member = jsonMember(object, key);
    if (member.is_object()) {
        for (const auto &[name, value] : member.items()) {
            if (value.is_string()) {
                texts.emplace(name, value.get<std::string>());
            }
        }
    }
    return texts;
}

std::string labelFilter(const std::string &labelKey, const std::string &labelValue)
{
    if (labelKey.empty()) {
        return "filters=%7B%7D";
    }
    const std::string label = labelValue.empty() ? labelKey : labelKey + "=" + labelValue;
    const json filters{{"label", json::array({label})}};
    return "filters=" + http_client::percentEncode(filters.dump(-1, ' ', false, json::error_handler_t::replace));
}

http_client::HttpRequest jsonPost(std::string target, const json &body)
{
    return {"POST",
            std::move(target),
            {{"Content-Type", "application/json"}},
            body.dump(-1, ' ', false, json::error_handler_t::replace)};
}

} // namespace wakedock::docker
