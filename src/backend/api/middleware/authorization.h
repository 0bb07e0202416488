#pragma once

#include "backend/api/middleware/i_access.h"
#include "backend/api/middleware/i_middleware.h"

namespace wakedock::api {

/// The first refusal: the route's permission against the caller's role, before any byte of the body is read.
class Authorization : public IMiddleware
{
public:
    explicit Authorization(const IAccess &access) : m_access(access) { }
    Task<std::optional<HttpResponse>> enter(std::shared_ptr<HttpRequest> request) override;

private:
    const IAccess &m_access;
};

} // namespace wakedock::api
