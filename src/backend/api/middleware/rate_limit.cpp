#include "backend/api/middleware/rate_limit.h"

#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::api {

RateLimit::RateLimit(int perMinute, KeyOf keyOf, Now now)
    : m_buckets(perMinute)
    , m_keyOf(std::move(keyOf))
    , m_now(std::move(now))
{
}

std::string RateLimit::byAddress(const HttpRequest &request)
{
    return request.remoteAddress;
}

std::string RateLimit::byUser(const HttpRequest &request)
{
    return request.context.actor.userId.value;
}

Task<std::optional<HttpResponse>> RateLimit::enter(std::shared_ptr<HttpRequest> request)
{
    const std::string key = m_keyOf(*request);
    if (key.empty()) {
        co_return std::nullopt;
    }
    const auto outcome = m_buckets.take(key, m_now());
    if (!request->rateLimit || outcome.state.remaining < request->rateLimit->remaining) {
        request->rateLimit = outcome.state;
    }
    if (!outcome.allowed) {
        throw Error(ErrorCode::TooManyRequests, "rate_limited",
                    "More than " + std::to_string(outcome.state.limit) + " requests in a minute.")
            .withRemedy("Wait as long as Retry-After says.")
            .withContext("retry_after_seconds", std::to_string(outcome.retryAfterSeconds));
    }
    co_return std::nullopt;
}

void RateLimit::leave(const HttpRequest &request, HttpResponse &response)
{
    if (request.rateLimit) {
        response.headers.setDefault("RateLimit-Limit", std::to_string(request.rateLimit->limit));
        response.headers.setDefault("RateLimit-Remaining", std::to_string(request.rateLimit->remaining));
        response.headers.setDefault("RateLimit-Reset", std::to_string(request.rateLimit->resetSeconds));
    }
}

} // namespace wakedock::api
