#include "backend/api/middleware/body_limits.h"

#include "backend/api/http/router.h"

#include <algorithm>

namespace wakedock::api {

Task<std::optional<HttpResponse>> BodyLimits::enter(std::shared_ptr<HttpRequest> request)
{
    request->bodyLimit = std::min(request->route->bodyLimit, m_most);
    co_return std::nullopt;
}

} // namespace wakedock::api
