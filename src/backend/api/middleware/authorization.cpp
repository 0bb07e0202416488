#include "backend/api/middleware/authorization.h"

#include "backend/api/http/router.h"
#include "backend/shared/exceptions/error.h"

namespace wakedock::api {

Task<std::optional<HttpResponse>> Authorization::enter(std::shared_ptr<HttpRequest> request)
{
    const Route &route = *request->route;
    const bool isOpen = route.permission == permission::Public || route.permission == permission::SignedIn
        || route.kind == RouteKind::WebSocket;
    if (!isOpen && !m_access.allows(request->context.actor, route.permission)) {
        throw Error(ErrorCode::Forbidden, "permission_missing",
                    request->context.actor.name + " has no permission " + route.permission + ".")
            .withRemedy("Ask an administrator for a role that has it.")
            .withContext("permission", route.permission);
    }
    co_return std::nullopt;
}

} // namespace wakedock::api
