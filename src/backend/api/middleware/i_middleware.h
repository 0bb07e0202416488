#pragma once

#include "backend/api/http/http_request.h"
#include "backend/api/http/http_response.h"
#include "backend/shared/async/task.h"

#include <memory>
#include <optional>

namespace wakedock::api {

/// One concern around every request. The order is the list in middleware_chain.cpp. Backend thread.
class IMiddleware
{
public:
    virtual ~IMiddleware() = default;

    /// Before the body is read, in order. An answer ends the request here, and so does a thrown wakedock::Error (it becomes
    /// a problem answer): the body is then never read.
    virtual Task<std::optional<HttpResponse>> enter(std::shared_ptr<HttpRequest> request)
    {
        static_cast<void>(request);
        co_return std::nullopt;
    }
    /// When the body is there, before the handler, in order.
    /// @throws wakedock::Error to refuse
    virtual void checkBody(const HttpRequest &request) { static_cast<void>(request); }
    /// Before the answer is sent, in reverse order. Also for requests that were refused, even for those whose head could
    /// not be read: it must not rely on its own enter() having run.
    virtual void leave(const HttpRequest &request, HttpResponse &response)
    {
        static_cast<void>(request);
        static_cast<void>(response);
    }
};

} // namespace wakedock::api
