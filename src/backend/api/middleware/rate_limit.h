#pragma once

#include "backend/api/middleware/i_middleware.h"
#include "backend/api/middleware/token_buckets.h"

#include <chrono>
#include <functional>
#include <string>

namespace wakedock::api {

/// How many requests a minute; 429 above.
struct RateLimits {
    int perAddress = 1000;
    int perUser = 3000;
};

/// Counts requests by what `keyOf` says and refuses with 429 and `Retry-After`. It stands in the chain twice: by address
/// before anybody is authenticated, by user after. `RateLimit-*` tells of the tighter one.
class RateLimit : public IMiddleware
{
public:
    /// An empty key is not counted.
    using KeyOf = std::function<std::string(const HttpRequest &)>;
    using Now = std::function<std::chrono::steady_clock::time_point()>;

    RateLimit(int perMinute, KeyOf keyOf, Now now = &std::chrono::steady_clock::now);
    static std::string byAddress(const HttpRequest &request);
    static std::string byUser(const HttpRequest &request);

    Task<std::optional<HttpResponse>> enter(std::shared_ptr<HttpRequest> request) override;
    void leave(const HttpRequest &request, HttpResponse &response) override;

private:
    TokenBuckets m_buckets;
    KeyOf m_keyOf;
    Now m_now;
};

} // namespace wakedock::api
