#pragma once

#include "backend/api/middleware/i_middleware.h"

namespace wakedock::api {

/// Gives each request an id that stands in its answer and in every log line about it. A caller's own `X-Request-Id` is
/// kept when it is 8 to 64 letters, digits, dots, dashes or underscores.
class RequestId : public IMiddleware
{
public:
    Task<std::optional<HttpResponse>> enter(std::shared_ptr<HttpRequest> request) override;
    void leave(const HttpRequest &request, HttpResponse &response) override;
};

} // namespace wakedock::api
