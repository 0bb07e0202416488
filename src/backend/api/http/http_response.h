#pragma once

#include "backend/api/http/http_headers.h"

#include <memory>
#include <string>

namespace wakedock::api {

/// One answer. `Content-Length`, `Date` and `Connection` are written by the connection; for HEAD it leaves the body out
/// and keeps its length. Errors are thrown as wakedock::Error (problem_detail.h turns them into answers).
struct HttpResponse {
    int status = 200;
    HttpHeaders headers;
    /// Shared, so that the bytes of a cached list go out to many callers without a copy. nullptr = no body.
    std::shared_ptr<const std::string> body;
    /// Close the connection after this answer.
    bool close = false;

    static HttpResponse json(int status, std::string text);
    static HttpResponse json(int status, std::shared_ptr<const std::string> text);
    static HttpResponse noContent();
    /// @param contentType with its charset: `text/html; charset=utf-8`
    static HttpResponse text(int status, std::string contentType, std::string text);

    HttpResponse &&with(std::string name, std::string value) &&;
};

} // namespace wakedock::api
