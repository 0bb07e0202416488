#include "backend/api/middleware/request_id.h"

#include "backend/shared/utils/uuid.h"

#include <string>
#include <string_view>

namespace wakedock::api {

namespace {

bool isSaneRequestId(std::string_view id)
{
    constexpr std::string_view letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.";
    return id.size() >= 8 && id.size() <= 64 && id.find_first_not_of(letters) == std::string_view::npos;
}

} // namespace

Task<std::optional<HttpResponse>> RequestId::enter(std::shared_ptr<HttpRequest> request)
{
    const std::string_view theirs = request->headers.value("X-Request-Id");
    request->context.requestId = isSaneRequestId(theirs) ? std::string(theirs) : makeUuid();
    co_return std::nullopt;
}

void RequestId::leave(const HttpRequest &request, HttpResponse &response)
{
    if (!request.context.requestId.empty()) {
        response.headers.set("X-Request-Id", request.context.requestId);
    }
}

} // namespace wakedock::api
