#include "backend/api/middleware/preconditions.h"

#include "backend/api/http/router.h"
#include "backend/shared/exceptions/error.h"

namespace wakedock::api {

Task<std::optional<HttpResponse>> Preconditions::enter(std::shared_ptr<HttpRequest> request)
{
    if (request->route->needsIfMatch && request->headers.value("If-Match").empty()) {
        throw Error(ErrorCode::PreconditionRequired, "if_match_required", "This update does not say what it is based on.")
            .withRemedy("Send If-Match with the ETag you read, or If-Match: * to overwrite whatever is there.");
    }
    co_return std::nullopt;
}

} // namespace wakedock::api
