#include "backend/api/middleware/api_pipeline.h"

#include "backend/api/http/problem_detail.h"
#include "backend/api/http/router.h"

#include <exception>
#include <utility>

namespace wakedock::api {

ApiPipeline::ApiPipeline(std::vector<std::unique_ptr<IMiddleware>> chain, const Log &log)
    : m_chain(std::move(chain))
    , m_log(log)
{
}

Task<std::optional<HttpResponse>> ApiPipeline::admit(std::shared_ptr<HttpRequest> request)
{
    std::optional<HttpResponse> refusal;
    std::exception_ptr failure;
    try {
        refusal = co_await enterAll(request);
    } catch (...) {
        failure = std::current_exception();
    }
    if (failure) {
        refusal = answerTo(*request, failure);
    }
    if (refusal) {
        refusal = left(*request, std::move(*refusal));
    }
    co_return refusal;
}

Task<std::optional<HttpResponse>> ApiPipeline::enterAll(std::shared_ptr<HttpRequest> request)
{
    for (const auto &middleware : m_chain) {
        auto refusal = co_await middleware->enter(request);
        if (refusal) {
            co_return refusal;
        }
    }
    co_return std::nullopt;
}

Task<HttpResponse> ApiPipeline::handle(std::shared_ptr<HttpRequest> request)
{
    HttpResponse response;
    std::exception_ptr failure;
    try {
        for (const auto &middleware : m_chain) {
            middleware->checkBody(*request);
        }
        response = co_await callHandler(request);
    } catch (...) {
        failure = std::current_exception();
    }
    if (failure) {
        response = answerTo(*request, failure);
    }
    co_return left(*request, std::move(response));
}

Task<HttpResponse> ApiPipeline::callHandler(std::shared_ptr<HttpRequest> request)
{
    // The handler owns what it gets; the middlewares still need everything but the body on the way back.
    std::string body = std::move(request->body);
    HttpRequest given = *request;
    given.body = std::move(body);
    return request->route->handler(std::move(given));
}

HttpResponse ApiPipeline::refuse(const HttpRequest &request, const HttpError &why)
{
    return left(request, problem(why, request.context.requestId));
}

HttpResponse ApiPipeline::answerTo(const HttpRequest &request, const std::exception_ptr &failure) const
{
    if (request.context.cancel.isCancelled()) {
        return problem(Error(ErrorCode::Unavailable, "stopping", "WakeDock is stopping and did not finish this request.")
                           .withRemedy("Ask again once it runs; what was begun is continued or taken back then."),
                       request.context.requestId);
    }
    HttpResponse response = problem(failure, request.context.requestId);
    if (response.status >= 500) {
        m_log.error(request.method + " " + request.path + " failed: " + describe(failure),
                    {{"request_id", request.context.requestId}});
    }
    return response;
}

HttpResponse ApiPipeline::left(const HttpRequest &request, HttpResponse response)
{
    for (auto middleware = m_chain.rbegin(); middleware != m_chain.rend(); ++middleware) {
        (*middleware)->leave(request, response);
    }
    return response;
}

} // namespace wakedock::api
