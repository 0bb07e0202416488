#pragma once

#include "backend/api/http/http_response.h"
#include "backend/shared/exceptions/error.h"

#include <string_view>

namespace wakedock::api {

/// The one table from error codes to HTTP. @return 400..599
[[nodiscard]] int statusOf(ErrorCode code);
/// `Not Found`. Empty for numbers HTTP does not know.
[[nodiscard]] std::string_view statusText(int status);

/// RFC 9457: {type, title, status, detail, code, errors[], request_id, remedy?, undone[]?} and the error's context
/// (`step`, `deployment_id`, ...) as further members. `retry_after_seconds` in the context becomes `Retry-After`; 401
/// carries `WWW-Authenticate`. Internal details are left out: they belong to the log.
[[nodiscard]] HttpResponse problem(const Error &error, std::string_view requestId);
/// For refusals that only HTTP knows (405, 408, 421, 426, 431 ...): the same body under the given status.
[[nodiscard]] HttpResponse problemWithStatus(int status, const Error &error, std::string_view requestId);

} // namespace wakedock::api
