#pragma once

#include "backend/core/domain/heard_request.h"
#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/task.h"

#include <functional>

namespace wakedock::core {

/// What the proxy tells of requests to services, where it does (ProxyStatus::requestCounting). Backend thread.
class IRequestLog
{
public:
    virtual ~IRequestLog() = default;
    /// Each request, at its end, until cancelled. Some may be lost where there are more than can be read.
    /// @throws Error Unavailable (`listen_failed`), Cancelled
    virtual Task<void> listen(std::function<void(HeardRequest)> onRequest, CancelToken cancel) = 0;
};

} // namespace wakedock::core
