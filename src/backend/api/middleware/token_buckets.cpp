#include "backend/api/middleware/token_buckets.h"

#include <algorithm>
#include <cmath>

namespace wakedock::api {

TokenBuckets::TokenBuckets(int perMinute, std::size_t keys)
    : m_perMinute(std::max(perMinute, 1))
    , m_keys(std::max<std::size_t>(keys, 1))
{
}

TokenBuckets::Bucket &TokenBuckets::bucketOf(const std::string &key, Clock::time_point now)
{
    const auto known = m_byKey.find(key);
    if (known != m_byKey.end()) {
        m_buckets.splice(m_buckets.begin(), m_buckets, known->second);
        return m_buckets.front();
    }
    if (m_buckets.size() >= m_keys) {
        m_byKey.erase(m_buckets.back().key);
        m_buckets.pop_back();
    }
    m_buckets.push_front({key, static_cast<double>(m_perMinute), now});
    m_byKey.emplace(key, m_buckets.begin());
    return m_buckets.front();
}

TokenBuckets::Outcome TokenBuckets::take(const std::string &key, Clock::time_point now)
{
    Bucket &bucket = bucketOf(key, now);
    const double perSecond = m_perMinute / 60.0;
    const std::chrono::duration<double> passed = now - bucket.at;
    bucket.tokens = std::min<double>(m_perMinute, bucket.tokens + passed.count() * perSecond);
    bucket.at = now;
    Outcome outcome;
    outcome.allowed = bucket.tokens >= 1;
    if (outcome.allowed) {
        bucket.tokens -= 1;
    } else {
        outcome.retryAfterSeconds = static_cast<int>(std::ceil((1 - bucket.tokens) / perSecond));
    }
    outcome.state.limit = m_perMinute;
    outcome.state.remaining = static_cast<int>(bucket.tokens);
    outcome.state.resetSeconds = static_cast<int>(std::ceil((m_perMinute - bucket.tokens) / perSecond));
    return outcome;
}

} // namespace wakedock::api
