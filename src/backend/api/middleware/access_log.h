#pragma once

#include "backend/api/middleware/i_middleware.h"
#include "backend/shared/logging/log.h"

#include <chrono>
#include <functional>

namespace wakedock::api {

/// One line for each answer, and the same facts to whoever counts: request id, method, path, status, time. Never a token,
/// never a query: queries may carry tickets.
class AccessLog : public IMiddleware
{
public:
    /// @param pattern of the route (`/api/v1/services/{id}`), `unmatched` without one: a label of bounded variety
    using Observer =
        std::function<void(std::string_view method, std::string_view pattern, int status, std::chrono::nanoseconds took)>;

    explicit AccessLog(const Log &log, Observer observer = {});
    void leave(const HttpRequest &request, HttpResponse &response) override;

private:
    Log m_log;
    Observer m_observer;
};

} // namespace wakedock::api
