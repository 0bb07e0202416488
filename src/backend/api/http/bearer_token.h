#pragma once

#include "backend/api/http/http_request.h"

#include <string>

namespace wakedock::api {

/// The token of `Authorization: Bearer ...`; empty when there is none, or more than one.
[[nodiscard]] std::string bearerTokenOf(const HttpRequest &request);

} // namespace wakedock::api
