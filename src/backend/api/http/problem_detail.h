#pragma once

#include "backend/api/http/http_response.h"
#include "backend/shared/exceptions/error.h"

#include <exception>
#include <string>
#include <string_view>
#include <utility>

namespace wakedock::api {

/// A refusal that only HTTP knows (405, 408, 421, 426, 431 ...). Never leaves api/.
class HttpError : public Error
{
public:
    HttpError(int status, std::string reason, std::string message)
        : Error(ErrorCode::Malformed, std::move(reason), std::move(message))
        , m_status(status)
    {
    }
    [[nodiscard]] int status() const noexcept { return m_status; }

private:
    int m_status;
};

/// The one table from error codes to HTTP. @return 400..599
[[nodiscard]] int statusOf(ErrorCode code);
/// `Not Found`. Empty for numbers HTTP does not know.
[[nodiscard]] std::string_view statusText(int status);

/// RFC 9457: {type, title, status, detail, code, errors[], request_id, remedy?, undone[]?} and the error's context
/// (`step`, `deployment_id`, ...) as further members. `retry_after_seconds` in the context becomes `Retry-After`; 401
/// carries `WWW-Authenticate`. Internal details are left out: they belong to the log.
[[nodiscard]] HttpResponse problem(const Error &error, std::string_view requestId);
[[nodiscard]] HttpResponse problem(const HttpError &error, std::string_view requestId);
/// Any exception; what is neither an Error nor an HttpError is answered as 500 without its text.
[[nodiscard]] HttpResponse problem(const std::exception_ptr &failure, std::string_view requestId);

} // namespace wakedock::api
