#include "backend/security/validators/schema_words.h"

#include "backend/security/validators/field_name.h"
#include "backend/security/validators/schema_checks.h"
#include "backend/security/validators/schema_walk.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace wakedock::security {

namespace {

using nlohmann::json;

std::string numberText(const json &number)
{
    return number.dump();
}

std::string rangeText(const json &schema, const char *least, const char *most, const std::string &unit)
{
    const bool hasLeast = schema.contains(least);
    const bool hasMost = schema.contains(most);
    if (hasLeast && hasMost) {
        return " from " + numberText(schema[least]) + " to " + numberText(schema[most]) + unit;
    }
    if (hasLeast) {
        return " of at least " + numberText(schema[least]) + unit;
    }
    return hasMost ? " of at most " + numberText(schema[most]) + unit : "";
}

std::string enumText(const json &words)
{
    std::string text = "one of ";
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += (i > 0 ? ", " : "") + (words[i].is_string() ? words[i].get<std::string>() : words[i].dump());
    }
    return text;
}

std::string wantedText(const json &schema)
{
    if (schema.contains("x-says")) {
        return schema["x-says"].get<std::string>();
    }
    const auto least = schema.value("minLength", 0);
    if (!schema.contains("maxLength")) {
        return least > 0 ? "text that is not empty" : "text";
    }
    return "text of " + std::to_string(least) + " to " + numberText(schema["maxLength"]) + " characters";
}

std::string wantedType(const std::string &type, const json &schema)
{
    if (type == "integer") {
        return "a whole number" + rangeText(schema, "minimum", "maximum", "");
    }
    if (type == "number") {
        return "a number" + rangeText(schema, "minimum", "maximum", "");
    }
    if (type == "string") {
        return wantedText(schema);
    }
    if (type == "boolean") {
        return "true or false";
    }
    if (type == "array") {
        return "a list" + rangeText(schema, "minItems", "maxItems", " items");
    }
    return type == "null" ? "null" : "an object";
}

/// The value and the schema at the end of a way, and the field's name.
struct Place {
    const json *schema = nullptr;
    const json *value = nullptr;
    std::string field;
};

void stepInto(Place &place, const std::string &step)
{
    if (place.value->is_array()) {
        std::size_t index = 0;
        std::from_chars(step.data(), step.data() + step.size(), index);
        place.schema = index < place.value->size() && place.schema != nullptr ? itemSchema(*place.schema) : nullptr;
        place.value = index < place.value->size() ? &(*place.value)[index] : place.value;
        place.field = itemName(place.field, index);
        return;
    }
    const auto member = place.value->find(step);
    const bool isThere = place.value->is_object() && member != place.value->end();
    place.schema = isThere && place.schema != nullptr ? memberSchema(*place.schema, step) : nullptr;
    place.value = isThere ? &*member : place.value;
    place.field = memberName(place.field, step);
}

Place placeAt(const json *schema, const json &value, const std::vector<std::string> &way)
{
    Place place{schema, &value, {}};
    for (const auto &step : way) {
        stepInto(place, step);
    }
    return place;
}

} // namespace

std::string wantedBy(const nlohmann::json &schema)
{
    if (schema.contains("enum")) {
        return enumText(schema["enum"]);
    }
    const auto type = schema.find("type");
    if (type == schema.end()) {
        return "something else";
    }
    if (type->is_string()) {
        return wantedType(type->get<std::string>(), schema);
    }
    std::string text;
    for (const auto &word : *type) {
        text += (text.empty() ? "" : " or ") + wantedType(word.get<std::string>(), schema);
    }
    return text;
}

std::vector<FieldError> wordsFor(const nlohmann::json &schema, const nlohmann::json &value,
                                 const std::vector<std::string> &way)
{
    const auto place = placeAt(&schema, value, way);
    if (place.schema == nullptr) {
        return {};
    }
    if (!fitsItself(*place.schema, *place.value)) {
        return {{fieldOrBody(place.field), "Must be " + wantedBy(*place.schema) + "."}};
    }
    return memberProblems(*place.schema, *place.value, place.field);
}

FieldError unexplained(const nlohmann::json &value, const std::vector<std::string> &way)
{
    return {fieldOrBody(placeAt(nullptr, value, way).field), "Is not as the documentation of the API wants it."};
}

} // namespace wakedock::security
