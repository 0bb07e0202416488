#include "backend/security/validators/schema_walk.h"

#include "backend/security/validators/field_name.h"

#include <nlohmann/json.hpp>

namespace wakedock::security {

using nlohmann::json;

const json *memberSchema(const json &schema, const std::string &key)
{
    if (const auto properties = schema.find("properties"); properties != schema.end()) {
        if (const auto member = properties->find(key); member != properties->end()) {
            return &*member;
        }
    }
    const auto others = schema.find("additionalProperties");
    return others != schema.end() && others->is_object() ? &*others : nullptr;
}

const json *itemSchema(const json &schema)
{
    const auto items = schema.find("items");
    return items != schema.end() && items->is_object() ? &*items : nullptr;
}

namespace {

void walkMembers(const json &schema, const json &value, const std::string &field, const SchemaVisit &visit)
{
    for (const auto &[key, member] : value.items()) {
        if (const json *inner = memberSchema(schema, key)) {
            walkSchema(*inner, member, memberName(field, key), visit);
        }
    }
}

void walkItems(const json &schema, const json &value, const std::string &field, const SchemaVisit &visit)
{
    const json *inner = itemSchema(schema);
    for (std::size_t i = 0; inner != nullptr && i < value.size(); ++i) {
        walkSchema(*inner, value[i], itemName(field, i), visit);
    }
}

} // namespace

void walkSchema(const json &schema, const json &value, const std::string &field, const SchemaVisit &visit)
{
    if (!visit(schema, value, field)) {
        return;
    }
    if (value.is_object()) {
        walkMembers(schema, value, field, visit);
    } else if (value.is_array()) {
        walkItems(schema, value, field, visit);
    }
}

} // namespace wakedock::security
