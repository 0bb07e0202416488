#pragma once

#include "backend/security/validators/schema_validator.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::api {

/// One documented call, ready to check requests with.
struct ApiOperation {
    enum class ParameterType { Text, Integer, Boolean };

    std::string id; ///< `operationId`
    std::string method; ///< `GET`
    std::string pattern; ///< With the server's base: `/api/v1/services/{id}`
    std::string permission;
    bool isWebSocket = false;
    bool needsIfMatch = false;
    bool takesIdempotencyKey = false;
    /// Query parameters by name. Arrays are not among them: no call takes one.
    std::map<std::string, ParameterType> parameters;
    std::shared_ptr<const nlohmann::json> defaults; ///< Of the query parameters.
    std::shared_ptr<const security::SchemaValidator> query;
    std::vector<std::string> bodyTypes; ///< Media types of the body; empty = the call takes none.
    std::shared_ptr<const security::SchemaValidator> body;
    bool isBodyOptional = false; ///< `required: false`: without one the handler gets null.
};

} // namespace wakedock::api
