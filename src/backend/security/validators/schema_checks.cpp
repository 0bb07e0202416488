#include "backend/security/validators/schema_checks.h"

#include "backend/security/validators/field_name.h"
#include "backend/security/validators/schema_walk.h"
#include "backend/security/validators/schema_words.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <regex>

namespace wakedock::security {

namespace {

using nlohmann::json;

bool isOfType(const std::string &type, const json &value)
{
    if (type == "integer") {
        return value.is_number_integer();
    }
    if (type == "number") {
        return value.is_number();
    }
    if (type == "string") {
        return value.is_string();
    }
    if (type == "boolean") {
        return value.is_boolean();
    }
    if (type == "array") {
        return value.is_array();
    }
    return type == "null" ? value.is_null() : value.is_object();
}

bool isOfItsType(const json &schema, const json &value)
{
    const auto type = schema.find("type");
    if (type == schema.end()) {
        return true;
    }
    if (type->is_string()) {
        return isOfType(type->get<std::string>(), value);
    }
    return std::ranges::any_of(*type, [&value](const json &one) { return isOfType(one.get<std::string>(), value); });
}

bool isWithin(const json &schema, const char *least, const char *most, const json &size)
{
    const auto lower = schema.find(least);
    const auto upper = schema.find(most);
    return (lower == schema.end() || size >= *lower) && (upper == schema.end() || size <= *upper);
}

/// Short texts only: SchemaValidator has refused what is longer than maxLength, and every pattern has one.
bool fitsText(const json &schema, const std::string &text)
{
    const auto characters =
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    if (!isWithin(schema, "minLength", "maxLength", json(characters))) {
        return false;
    }
    const auto pattern = schema.find("pattern");
    return pattern == schema.end() || std::regex_search(text, std::regex(pattern->get<std::string>()));
}

bool fitsSize(const json &schema, const json &value)
{
    if (value.is_string()) {
        return fitsText(schema, value.get<std::string>());
    }
    if (value.is_number()) {
        return isWithin(schema, "minimum", "maximum", value);
    }
    return !value.is_array() || isWithin(schema, "minItems", "maxItems", json(value.size()));
}

/// How many letters have to change to make one word of the other, as far as it matters here.
std::size_t distance(const std::string &left, const std::string &right)
{
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

std::string unknownText(const json &schema, const std::string &key)
{
    std::string text = "There is no such field.";
    const auto properties = schema.find("properties");
    if (properties == schema.end() || key.size() > 40) {
        return text;
    }
    std::size_t nearest = 3;
    for (const auto &[known, unused] : properties->items()) {
        if (const auto steps = distance(key, known); steps < nearest && steps < known.size()) {
            nearest = steps;
            text = "There is no such field; did you mean " + known + "?";
        }
    }
    return text;
}

bool isClosed(const json &schema)
{
    const auto others = schema.find("additionalProperties");
    return others != schema.end() && others->is_boolean() && !others->get<bool>();
}

void addMissing(const json &schema, const json &value, const std::string &field, std::vector<FieldError> &into)
{
    if (const auto required = schema.find("required"); required != schema.end()) {
        for (const auto &key : *required) {
            if (!value.contains(key.get<std::string>())) {
                into.push_back({memberName(field, key.get<std::string>()), "Is required."});
            }
        }
    }
    if (value.size() < schema.value("minProperties", std::size_t(0))) {
        into.push_back({fieldOrBody(field), "Must not be empty."});
    }
}

void addUnknown(const json &schema, const json &value, const std::string &field, std::vector<FieldError> &into)
{
    const auto names = schema.find("propertyNames");
    for (const auto &[key, member] : value.items()) {
        if (isClosed(schema) && memberSchema(schema, key) == nullptr) {
            into.push_back({memberName(field, key), unknownText(schema, key)});
        } else if (names != schema.end() && !fitsItself(*names, json(key))) {
            into.push_back({memberName(field, key), "Its name must be " + wantedBy(*names) + "."});
        }
    }
}

void addRepeated(const json &schema, const json &value, const std::string &field, std::vector<FieldError> &into)
{
    for (std::size_t i = 1; schema.value("uniqueItems", false) && i < value.size(); ++i) {
        const auto end = value.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::find(value.begin(), end, value[i]) != end) {
            into.push_back({itemName(field, i), "Stands in the list twice."});
        }
    }
}

} // namespace

bool fitsItself(const nlohmann::json &schema, const nlohmann::json &value)
{
    if (!isOfItsType(schema, value)) {
        return false;
    }
    const auto choice = schema.find("enum");
    if (choice != schema.end() && std::ranges::find(*choice, value) == choice->end()) {
        return false;
    }
    return fitsSize(schema, value);
}

std::vector<FieldError> memberProblems(const nlohmann::json &schema, const nlohmann::json &value, const std::string &field)
{
    std::vector<FieldError> problems;
    if (value.is_object()) {
        addMissing(schema, value, field, problems);
        addUnknown(schema, value, field, problems);
    } else if (value.is_array()) {
        addRepeated(schema, value, field, problems);
    }
    return problems;
}

} // namespace wakedock::security
