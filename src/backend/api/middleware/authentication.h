#pragma once

#include "backend/api/middleware/i_access.h"
#include "backend/api/middleware/i_middleware.h"

namespace wakedock::api {

/// Fills the actor from the bearer token; 401 without a good one. Public routes are not asked for any.
class Authentication : public IMiddleware
{
public:
    explicit Authentication(IAccess &access) : m_access(access) { }
    Task<std::optional<HttpResponse>> enter(std::shared_ptr<HttpRequest> request) override;

private:
    IAccess &m_access;
};

} // namespace wakedock::api
