#pragma once

#include "backend/core/domain/link_counters.h"

namespace wakedock::core {

/// Tells use of a container from what its network does by itself. A request is answered: data comes and data goes. Shouting
/// neighbours (ARP, mDNS) only make it receive; answers to ARP and the upkeep of idle connections carry no data. What little
/// data it sends all the same is learned, within bounds: a small steady murmur is noise, an answer to a request never is.
/// So much data that no neighbour sends it by shouting is use without any answer: an upload, a stream of UDP.
class LinkNoise
{
public:
    /// Was it used between two looks? Learns from what is none. Counters that went back (a new start) are no use.
    bool isUse(const LinkCounters &before, const LinkCounters &after);
    /// So many bytes of data it may send between two looks without being taken for used.
    [[nodiscard]] double threshold() const;

private:
    double m_murmur = 0; ///< Bytes of data sent between two quiet looks, on the average of the last ones.
};

} // namespace wakedock::core
