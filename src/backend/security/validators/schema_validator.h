#pragma once

#include "backend/shared/exceptions/error.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <vector>

namespace wakedock::security {

/// Checks a JSON value against one schema, compiled once, and says in plain words which fields break it: types, ranges,
/// unknown and missing fields, and the characters of texts (`x-text`, see InputValidator).
///
/// Schemas are JSON Schema in what OpenAPI 3.1's dialect and draft 7 share, free of `$ref` (see withoutRefs()). Words of our
/// own: `x-text` (kind of text) and `x-says` (what a `pattern` means, after "Must be ").
/// One thread at a time.
class SchemaValidator
{
public:
    /// @throws std::logic_error when the schema cannot be compiled
    explicit SchemaValidator(nlohmann::json schema);
    ~SchemaValidator();
    SchemaValidator(SchemaValidator &&) noexcept;
    SchemaValidator &operator=(SchemaValidator &&) noexcept;

    /// @return one entry for each broken rule, sorted by field, none twice; empty when the value is right
    [[nodiscard]] std::vector<FieldError> check(const nlohmann::json &value) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> m_compiled;
};

} // namespace wakedock::security
