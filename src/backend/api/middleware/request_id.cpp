#include "backend/api/middleware/request_id.h"

#include "backend/shared/utils/uuid.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace wakedock::api {

namespace {

bool isSaneRequestId(std::string_view id)
{
    return id.size() >= 8 && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char letter) {
               return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z')
                   || (letter >= 'A' && letter <= 'Z') || letter == '-' || letter == '_' || letter == '.';
           });
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
