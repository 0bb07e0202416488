#include "backend/core/domain/rules/link_noise.h"

#include <algorithm>

namespace wakedock::core {

namespace {

// A frame without data: ARP is the shortest, an empty TCP segment with its time stamps the longest that is common.
constexpr std::int64_t shortestEmptyFrame = 42;
constexpr std::int64_t longestEmptyFrame = 66;
/// Asking takes more than this: `GET / HTTP/1.1` with the headers a proxy adds is beyond 100 bytes.
constexpr std::int64_t leastQuestion = 48;
// An answer without a body, `HTTP/1.1 204 No Content` with a date, is some 75 bytes.
constexpr double leastThreshold = 24;
constexpr double mostThreshold = 60;
/// What neighbours shout within some seconds, ARP and mDNS by the hundred, stays far below this; an upload of which the
/// answer comes at its end, and a receiver of UDP that never answers, do not.
constexpr std::int64_t leastUpload = 64 * 1024;
constexpr double murmurMargin = 1.5;
constexpr double murmurWeight = 0.2;

} // namespace

double LinkNoise::threshold() const
{
    return std::clamp(m_murmur * murmurMargin, leastThreshold, mostThreshold);
}

bool LinkNoise::isUse(const LinkCounters &before, const LinkCounters &after)
{
    const LinkCounters seen = after - before;
    if (seen.receivedPackets <= 0) {
        return false;
    }
    const auto asked = seen.receivedBytes - shortestEmptyFrame * seen.receivedPackets;
    if (asked > leastUpload) {
        return true;
    }
    if (seen.sentPackets <= 0) {
        return false;
    }
    // What is shorter than the longest empty frame must not hide data in another frame: answers to ARP are few beside it.
    const auto answered =
        static_cast<double>(std::max<std::int64_t>(0, seen.sentBytes - longestEmptyFrame * seen.sentPackets));
    if (asked >= leastQuestion && answered > threshold()) {
        return true;
    }
    m_murmur += murmurWeight * (answered - m_murmur);
    return false;
}

} // namespace wakedock::core
