#pragma once

#include "backend/api/openapi/api_call.h"
#include "backend/api/openapi/api_operation.h"

namespace wakedock::api {

/// Reads and checks a request against its documented call.
/// @throws Error Malformed (400) for unknown or repeated query parameters and for bodies that are not JSON; Invalid (422)
/// for values that break a rule, naming each field; HttpError 415 for another media type
[[nodiscard]] ApiCall bindRequest(const ApiOperation &operation, HttpRequest request);

} // namespace wakedock::api
