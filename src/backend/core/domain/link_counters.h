#pragma once

#include <cstdint>

namespace wakedock::core {

/// What a container's own network interfaces have counted since they were made; loopback is not among them.
struct LinkCounters {
    std::int64_t receivedBytes = 0; ///< Whole frames, with their headers.
    std::int64_t receivedPackets = 0;
    std::int64_t sentBytes = 0;
    std::int64_t sentPackets = 0;
    bool operator==(const LinkCounters &) const = default;
};

inline LinkCounters operator-(const LinkCounters &later, const LinkCounters &earlier)
{
    return {later.receivedBytes - earlier.receivedBytes, later.receivedPackets - earlier.receivedPackets,
            later.sentBytes - earlier.sentBytes, later.sentPackets - earlier.sentPackets};
}

} // namespace wakedock::core
