#include "backend/api/json/json_parts.h"

#include <nlohmann/json.hpp>

namespace wakedock::api {

namespace {

using nlohmann::ordered_json;

template <class Value>
ordered_json valueOrNull(const std::optional<Value> &value)
{
    return value ? ordered_json(*value) : ordered_json(nullptr);
}

} // namespace

std::string textOf(const nlohmann::ordered_json &json)
{
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

nlohmann::ordered_json orNull(const std::optional<int> &value)
{
    return valueOrNull(value);
}

nlohmann::ordered_json orNull(const std::optional<double> &value)
{
    return valueOrNull(value);
}

nlohmann::ordered_json orNull(const std::optional<std::string> &value)
{
    return valueOrNull(value);
}

nlohmann::ordered_json timeOrNull(const std::optional<Timestamp> &at)
{
    return at ? ordered_json(toRfc3339(*at)) : ordered_json(nullptr);
}

nlohmann::ordered_json textOrNull(const std::string &text)
{
    return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

} // namespace wakedock::api
