#include "backend/infrastructure/docker/requests/object_json.h"

#include "backend/infrastructure/docker/requests/json_access.h"

#include <nlohmann/json.hpp>

namespace wakedock::docker {

std::vector<std::string> jsonTextList(const nlohmann::json &object, const char *key)
{
    std::vector<std::string> texts;
    const auto &member = jsonMember(object, key);
    if (member.is_array()) {
        for (const auto &entry : member) {
            if (entry.is_string()) {
                texts.push_back(entry.get<std::string>());
            }
        }
    }
    return texts;
}

Timestamp jsonTime(const nlohmann::json &object, const char *key)
{
    const auto text = jsonText(object, key);
    return text.starts_with("0001-") ? Timestamp{} : fromRfc3339(text).value_or(Timestamp{});
}

} // namespace wakedock::docker
