#include "backend/security/validators/schema_validator.h"

#include "backend/security/validators/schema_limits.h"
#include "backend/security/validators/schema_texts.h"
#include "backend/security/validators/schema_words.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>

namespace wakedock::security {

using nlohmann::json;

struct SchemaValidator::Compiled {
    explicit Compiled(json text) : source(std::move(text))
    {
        const valijson::adapters::NlohmannJsonAdapter adapter(source);
        valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(adapter, schema);
    }

    json source;
    valijson::Schema schema;
    valijson::Validator validator; ///< Keeps the compiled patterns.
};

namespace {

/// Where a value broke the schema: the way to it from the root. valijson says `<root>`, `[ports]`, `[0]`.
std::vector<std::string> wayOf(const std::vector<std::string> &context)
{
    std::vector<std::string> way;
    for (std::size_t i = 1; i < context.size(); ++i) {
        way.push_back(context[i].substr(1, context[i].size() - 2));
    }
    return way;
}

/// One complaint of valijson can stand for each level above the broken value, and twice; each way is kept once.
std::set<std::vector<std::string>> brokenWays(valijson::ValidationResults &results)
{
    std::set<std::vector<std::string>> ways;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        ways.insert(wayOf(error.context));
    }
    return ways;
}

void addOnce(std::vector<FieldError> &into, std::vector<FieldError> more)
{
    for (auto &error : more) {
        if (std::ranges::find(into, error) == into.end()) {
            into.push_back(std::move(error));
        }
    }
}

} // namespace

SchemaValidator::SchemaValidator(nlohmann::json schema)
{
    try {
        m_compiled = std::make_unique<Compiled>(std::move(schema));
    } catch (const std::exception &failure) {
        throw std::logic_error(std::string("A schema cannot be compiled: ") + failure.what());
    }
}

SchemaValidator::~SchemaValidator() = default;
SchemaValidator::SchemaValidator(SchemaValidator &&) noexcept = default;
SchemaValidator &SchemaValidator::operator=(SchemaValidator &&) noexcept = default;

std::vector<FieldError> SchemaValidator::check(const nlohmann::json &value) const
{
    // First what is too large: patterns are matched recursively and unique items are compared pairwise, so valijson must
    // never see a text of megabytes or a list of a hundred thousand.
    if (auto tooLarge = sizeProblems(m_compiled->source, value); !tooLarge.empty()) {
        return tooLarge;
    }
    valijson::ValidationResults results;
    const valijson::adapters::NlohmannJsonAdapter adapter(value);
    if (m_compiled->validator.validate(m_compiled->schema, adapter, &results)) {
        return textProblems(m_compiled->source, value);
    }
    std::vector<FieldError> errors;
    const auto ways = brokenWays(results);
    for (const auto &way : ways) {
        addOnce(errors, wordsFor(m_compiled->source, value, way));
    }
    if (errors.empty()) {
        errors.push_back(unexplained(value, *ways.rbegin()));
    }
    return errors;
}

} // namespace wakedock::security
