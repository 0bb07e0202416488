#include "backend/api/middleware/authentication.h"

#include "backend/api/http/bearer_token.h"
#include "backend/api/http/router.h"
#include "backend/shared/exceptions/error.h"

#include <string>
#include <utility>

namespace wakedock::api {

namespace {

core::Actor anonymousActor()
{
    return {core::Actor::Kind::User, "anonymous", {}, {}, core::Role::Viewer};
}

} // namespace

Task<std::optional<HttpResponse>> Authentication::enter(std::shared_ptr<HttpRequest> request)
{
    // WebSockets authenticate by their first message: a browser cannot give a header to an upgrade.
    if (request->route->permission == permission::Public || request->route->kind == RouteKind::WebSocket) {
        request->context.actor = anonymousActor();
        co_return std::nullopt;
    }
    std::string token = bearerTokenOf(*request);
    if (token.empty()) {
        throw Error(ErrorCode::NotAuthenticated, "token_missing", "This call needs a login.")
            .withRemedy("Sign in with POST /api/v1/auth/login and send Authorization: Bearer with the access token.");
    }
    request->context.actor = co_await m_access.authenticate(std::move(token));
    co_return std::nullopt;
}

} // namespace wakedock::api
