#pragma once

#include "backend/api/middleware/i_middleware.h"

#include <cstddef>

namespace wakedock::api {

/// Tells the connection how much of a body it may read: what the route takes, never more than the server does.
/// The connection answers 413 itself, from Content-Length where there is one.
class BodyLimits : public IMiddleware
{
public:
    /// @param mostBytes `server.max_body_bytes`
    explicit BodyLimits(std::size_t mostBytes) : m_most(mostBytes) { }
    Task<std::optional<HttpResponse>> enter(std::shared_ptr<HttpRequest> request) override;

private:
    std::size_t m_most;
};

} // namespace wakedock::api
