#include "backend/api/middleware/origin_guard.h"

#include "backend/api/http/request_target.h"
#include "backend/shared/exceptions/error.h"

#include <string_view>

namespace wakedock::api {

namespace {

bool isSafeMethod(std::string_view method)
{
    return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

std::optional<Authority> withDefaultPort(std::optional<Authority> authority, bool secure)
{
    if (authority && authority->port == 0) {
        authority->port = secure ? 443 : 80;
    }
    return authority;
}

/// The page came from the very host and port it now talks to.
bool isSameOrigin(std::string_view origin, const HttpRequest &request)
{
    const bool secure = origin.starts_with("https://");
    if (!secure && !origin.starts_with("http://")) {
        return false;
    }
    const auto theirs = withDefaultPort(parseAuthority(origin.substr(secure ? 8 : 7)), secure);
    const auto ours = withDefaultPort(parseAuthority(request.headers.value("Host")), secure);
    return theirs && theirs == ours;
}

HttpResponse preflightAnswer()
{
    HttpResponse response = HttpResponse::noContent();
    response.headers.add("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
    response.headers.add("Access-Control-Allow-Headers",
                         "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Prefer, X-Request-Id");
    response.headers.add("Access-Control-Max-Age", "600");
    return response;
}

} // namespace

OriginGuard::OriginGuard(const std::vector<std::string> &origins) : m_origins(origins.begin(), origins.end()) { }

Task<std::optional<HttpResponse>> OriginGuard::enter(std::shared_ptr<HttpRequest> request)
{
    const std::string *origin = request->headers.find("Origin");
    if (!origin) {
        co_return std::nullopt;
    }
    const bool configured = isConfigured(*origin);
    if (configured && request->method == "OPTIONS" && request->headers.find("Access-Control-Request-Method")) {
        co_return preflightAnswer();
    }
    const bool mayAct = configured || isSameOrigin(*origin, *request);
    if (!mayAct && (!isSafeMethod(request->method) || isWebSocketUpgrade(*request))) {
        throw Error(ErrorCode::Forbidden, "foreign_origin", "A page of another origin may not use this API.")
            .withRemedy("Add the page's origin to server.cors_origins if it is yours.");
    }
    co_return std::nullopt;
}

void OriginGuard::leave(const HttpRequest &request, HttpResponse &response)
{
    if (m_origins.empty()) {
        return;
    }
    response.headers.add("Vary", "Origin");
    const std::string *origin = request.headers.find("Origin");
    if (origin && isConfigured(*origin)) {
        response.headers.set("Access-Control-Allow-Origin", *origin);
        response.headers.set(
            "Access-Control-Expose-Headers",
            "ETag, Location, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, X-Request-Id");
    }
}

} // namespace wakedock::api
