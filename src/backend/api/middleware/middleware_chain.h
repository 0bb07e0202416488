#pragma once

#include "backend/api/http/router.h"
#include "backend/api/middleware/access_log.h"
#include "backend/api/middleware/i_access.h"
#include "backend/api/middleware/i_middleware.h"
#include "backend/api/middleware/rate_limit.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::api {

/// What the operator sets about the edge.
struct EdgeSettings {
    std::string listenAddress = "127.0.0.1";
    std::vector<std::string> hostNames; ///< Further names this server answers for, beside those of `corsOrigins`.
    std::vector<std::string> trustedProxies;
    std::vector<std::string> corsOrigins;
    RateLimits rateLimits;
    std::size_t maxBodyBytes = 16 * 1024 * 1024;
};

/// All middlewares, in the order in which a request meets them; its answer meets them the other way round.
/// @param router and access outlive the chain
/// @throws Error Invalid when a setting is none
[[nodiscard]] std::vector<std::unique_ptr<IMiddleware>> makeMiddlewareChain(const EdgeSettings &settings,
                                                                            const Router &router, IAccess &access,
                                                                            const Log &log,
                                                                            AccessLog::Observer observer = {});

} // namespace wakedock::api
