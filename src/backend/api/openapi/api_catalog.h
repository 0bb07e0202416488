#pragma once

#include "backend/api/openapi/api_operation.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <string>

namespace wakedock::api {

class OpenApiDocument;

/// All documented calls, compiled once at start. Backend thread (the validators inside belong to one).
class ApiCatalog
{
public:
    /// @throws std::logic_error when the document is not fit to check requests with
    explicit ApiCatalog(const OpenApiDocument &document);

    /// @throws std::logic_error for a call that is not documented
    [[nodiscard]] const ApiOperation &operation(const std::string &id) const;
    [[nodiscard]] const std::map<std::string, ApiOperation> &operations() const { return m_operations; }
    /// Checks against a named schema, for what is put together after a request was read (a merged patch).
    [[nodiscard]] const security::SchemaValidator &schema(const std::string &name) const;

private:
    void add(ApiOperation operation);

    std::map<std::string, ApiOperation> m_operations;
    std::map<std::string, security::SchemaValidator> m_schemas;
};

} // namespace wakedock::api
