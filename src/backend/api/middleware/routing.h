#pragma once

#include "backend/api/http/router.h"
#include "backend/api/middleware/i_middleware.h"

namespace wakedock::api {

/// Finds the route. Answers what needs none: 404, 405 and OPTIONS with `Allow`, 426 for a WebSocket asked plainly.
class Routing : public IMiddleware
{
public:
    explicit Routing(const Router &router) : m_router(router) { }
    Task<std::optional<HttpResponse>> enter(std::shared_ptr<HttpRequest> request) override;

private:
    const Router &m_router;
};

} // namespace wakedock::api
