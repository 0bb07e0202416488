#pragma once

#include "backend/api/http/http_request.h"

#include <chrono>
#include <cstddef>
#include <list>
#include <string>
#include <unordered_map>

namespace wakedock::api {

/// Counts per key: each has `perMinute` tokens that grow back evenly. Keeps at most `keys` of them, the longest unused
/// goes first: an attacker with many addresses costs memory up to a limit. One thread.
class TokenBuckets
{
public:
    using Clock = std::chrono::steady_clock;

    explicit TokenBuckets(int perMinute, std::size_t keys = 10'000);

    struct Outcome {
        bool allowed = true;
        RateLimitState state;
        int retryAfterSeconds = 0;
    };
    Outcome take(const std::string &key, Clock::time_point now);
    [[nodiscard]] std::size_t size() const { return m_buckets.size(); }

private:
    struct Bucket {
        std::string key;
        double tokens = 0;
        Clock::time_point at;
    };
    Bucket &bucketOf(const std::string &key, Clock::time_point now);
    int m_perMinute;
    std::size_t m_keys;
    std::list<Bucket> m_buckets; ///< Latest used first.
    std::unordered_map<std::string, std::list<Bucket>::iterator> m_byKey;
};

} // namespace wakedock::api
