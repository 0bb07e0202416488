#include "backend/api/middleware/security_headers.h"

#include <string_view>

namespace wakedock::api {

namespace {

constexpr std::string_view dataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
constexpr std::string_view pagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

} // namespace

void SecurityHeaders::leave(const HttpRequest &request, HttpResponse &response)
{
    HttpHeaders &headers = response.headers;
    const bool isPage = headers.value("Content-Type").starts_with("text/html");
    headers.setDefault("Content-Security-Policy", isPage ? pagePolicy : dataPolicy);
    headers.setDefault("X-Content-Type-Options", "nosniff");
    headers.setDefault("X-Frame-Options", "DENY");
    headers.setDefault("Referrer-Policy", "no-referrer");
    headers.setDefault("Cross-Origin-Resource-Policy", "same-origin");
    // An answer with a version may be kept if it is asked again each time; nothing else may be kept at all.
    headers.setDefault("Cache-Control", headers.find("ETag") ? "private, no-cache" : "no-store");
    if (isPage) {
        headers.setDefault("Cross-Origin-Opener-Policy", "same-origin");
    }
    if (request.secure) {
        headers.setDefault("Strict-Transport-Security", "max-age=31536000");
    }
}

} // namespace wakedock::api
