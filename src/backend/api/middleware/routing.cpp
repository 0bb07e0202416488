#include "backend/api/middleware/routing.h"

#include "backend/api/http/problem_detail.h"

#include <utility>

namespace wakedock::api {

namespace {

HttpResponse answerWithAllow(const HttpRequest &request, std::string allow)
{
    if (request.method == "OPTIONS") {
        return HttpResponse::noContent().with("Allow", std::move(allow));
    }
    const HttpError error(405, "method_not_allowed", request.path + " does not take " + request.method + ".");
    return problem(error, request.context.requestId).with("Allow", std::move(allow));
}

} // namespace

Task<std::optional<HttpResponse>> Routing::enter(std::shared_ptr<HttpRequest> request)
{
    if (request->path == "*") {
        co_return answerWithAllow(*request, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    }
    Router::Match match = m_router.match(request->method, request->segments);
    if (!match.route) {
        if (match.allow.empty()) {
            throw Error(ErrorCode::NotFound, "unknown_path", "There is nothing at " + request->path + ".")
                .withRemedy("The calls of this API are listed at /api/docs.");
        }
        co_return answerWithAllow(*request, std::move(match.allow));
    }
    const bool upgrades = isWebSocketUpgrade(*request);
    if (match.route->kind == RouteKind::WebSocket && !upgrades) {
        const HttpError error(426, "upgrade_required", "This call is a WebSocket.");
        co_return problem(error, request->context.requestId).with("Upgrade", "websocket");
    }
    request->route = match.route;
    request->pathParameters = std::move(match.parameters);
    co_return std::nullopt;
}

} // namespace wakedock::api
