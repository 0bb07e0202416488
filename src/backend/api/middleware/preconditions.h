#pragma once

#include "backend/api/middleware/i_middleware.h"

namespace wakedock::api {

/// 428 for an update that does not say which version it is based on.
class Preconditions : public IMiddleware
{
public:
    Task<std::optional<HttpResponse>> enter(std::shared_ptr<HttpRequest> request) override;
};

} // namespace wakedock::api
