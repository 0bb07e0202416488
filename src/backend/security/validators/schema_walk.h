#pragma once

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <string>

namespace wakedock::security {

/// The schema of a member: of `properties`, else `additionalProperties` where that is a schema; nullptr where there is none.
[[nodiscard]] const nlohmann::json *memberSchema(const nlohmann::json &schema, const std::string &key);
/// The schema of a list's items; nullptr where there is none.
[[nodiscard]] const nlohmann::json *itemSchema(const nlohmann::json &schema);

/// Shows each part of `value` together with its own schema and its field name, from the outside in. `visit` says whether
/// to look inside. Parts without a schema are not shown.
using SchemaVisit = std::function<bool(const nlohmann::json &schema, const nlohmann::json &value, const std::string &field)>;
void walkSchema(const nlohmann::json &schema, const nlohmann::json &value, const std::string &field,
                const SchemaVisit &visit);

} // namespace wakedock::security
