#include "backend/security/validators/schema_limits.h"

#include "backend/security/validators/field_name.h"
#include "backend/security/validators/schema_walk.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace wakedock::security {

namespace {

using nlohmann::json;

constexpr std::size_t mostSizeProblems = 100;
/// UTF-8 takes up to four bytes for one character, and maxLength counts characters.
constexpr std::size_t mostBytesOfACharacter = 4;

std::size_t limitOf(const json &schema, const char *word)
{
    const auto found = schema.find(word);
    return found != schema.end() ? found->get<std::size_t>() : std::size_t(-1);
}

std::size_t charactersOf(const std::string &text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool isLongerThan(const json &value, std::size_t limit)
{
    const auto &text = value.get_ref<const std::string &>();
    return text.size() > limit && (text.size() / mostBytesOfACharacter > limit || charactersOf(text) > limit);
}

std::string sizeProblem(const json &schema, const json &value)
{
    if (value.is_string()) {
        const auto limit = limitOf(schema, "maxLength");
        return isLongerThan(value, limit) ? "Must be at most " + std::to_string(limit) + " characters long." : "";
    }
    if (value.is_array()) {
        const auto limit = limitOf(schema, "maxItems");
        return value.size() > limit ? "Must have at most " + std::to_string(limit) + " items." : "";
    }
    if (value.is_object()) {
        const auto limit = limitOf(schema, "maxProperties");
        return value.size() > limit ? "Must have at most " + std::to_string(limit) + " members." : "";
    }
    return {};
}

void addLongKeys(const json &schema, const json &value, const std::string &field, std::vector<FieldError> &into)
{
    const auto names = schema.find("propertyNames");
    if (names == schema.end() || !value.is_object()) {
        return;
    }
    for (const auto &[key, member] : value.items()) {
        if (isLongerThan(json(key), limitOf(*names, "maxLength"))) {
            into.push_back(
                {memberName(field, key),
                 "Its name must be at most " + std::to_string(limitOf(*names, "maxLength")) + " characters long."});
        }
    }
}

} // namespace

std::vector<FieldError> sizeProblems(const nlohmann::json &schema, const nlohmann::json &value)
{
    std::vector<FieldError> problems;
    walkSchema(schema, value, {}, [&](const json &part, const json &of, const std::string &field) {
        const auto problem = sizeProblem(part, of);
        if (!problem.empty()) {
            problems.push_back({fieldOrBody(field), problem});
        } else {
            addLongKeys(part, of, field, problems);
        }
        return problem.empty() && problems.size() < mostSizeProblems;
    });
    return problems;
}

} // namespace wakedock::security
