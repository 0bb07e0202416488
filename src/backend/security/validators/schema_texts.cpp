#include "backend/security/validators/schema_texts.h"

#include "backend/security/validators/field_name.h"
#include "backend/security/validators/input_validator.h"
#include "backend/security/validators/schema_walk.h"

#include <nlohmann/json.hpp>

namespace wakedock::security {

namespace {

using nlohmann::json;

void addTextProblem(const std::string &text, TextKind kind, const std::string &field, std::vector<FieldError> &into)
{
    if (auto problem = InputValidator::problemOf(text, kind); !problem.empty()) {
        into.push_back({fieldOrBody(field), std::move(problem)});
    }
}

} // namespace

std::vector<FieldError> textProblems(const nlohmann::json &schema, const nlohmann::json &value)
{
    std::vector<FieldError> problems;
    walkSchema(schema, value, {}, [&](const json &part, const json &of, const std::string &field) {
        if (of.is_string()) {
            addTextProblem(of.get_ref<const std::string &>(), textKindNamed(part.value("x-text", "line")), field, problems);
        } else if (of.is_object()) {
            for (const auto &[key, member] : of.items()) {
                addTextProblem(key, TextKind::Line, memberName(field, key), problems);
            }
        }
        return true;
    });
    return problems;
}

} // namespace wakedock::security
