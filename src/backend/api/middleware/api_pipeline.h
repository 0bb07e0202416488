#pragma once

#include "backend/api/http/i_request_handler.h"
#include "backend/api/middleware/i_middleware.h"
#include "backend/shared/logging/log.h"

#include <memory>
#include <vector>

namespace wakedock::api {

/// Sends each request through the middlewares to its route's handler and its answer back through them.
class ApiPipeline : public IRequestHandler
{
public:
    /// @param chain in the order in which requests enter; see middleware_chain.h
    ApiPipeline(std::vector<std::unique_ptr<IMiddleware>> chain, const Log &log);

    Task<std::optional<HttpResponse>> admit(std::shared_ptr<HttpRequest> request) override;
    Task<HttpResponse> handle(std::shared_ptr<HttpRequest> request) override;
    HttpResponse refuse(const HttpRequest &request, const HttpError &why) override;

private:
    static Task<HttpResponse> callHandler(std::shared_ptr<HttpRequest> request);
    Task<std::optional<HttpResponse>> enterAll(std::shared_ptr<HttpRequest> request);
    HttpResponse answerTo(const HttpRequest &request, const std::exception_ptr &failure) const;
    HttpResponse left(const HttpRequest &request, HttpResponse response);

    std::vector<std::unique_ptr<IMiddleware>> m_chain;
    Log m_log;
};

} // namespace wakedock::api
