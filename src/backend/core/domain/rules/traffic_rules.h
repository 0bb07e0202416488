#pragma once

#include "backend/core/domain/proxy_traffic.h"

#include <optional>

namespace wakedock::core {

/// What was counted between two readings. A counter that went down belongs to another process: then all of `now` is new.
[[nodiscard]] TrafficCounters countedSince(const TrafficCounters &before, const TrafficCounters &now);

/// Both together; of what is in flight the sum.
[[nodiscard]] TrafficCounters together(TrafficCounters one, const TrafficCounters &other);

/// The time within which this share of the answers was given, as Prometheus reckons it: evenly within a bucket. Beyond the
/// last finite bound it is that bound. Nothing where nothing was answered.
/// @param share 0 to 1
[[nodiscard]] std::optional<double> percentileOf(const std::map<double, double> &buckets, double share);

/// What was counted in one span, as a point.
[[nodiscard]] TrafficPoint pointOf(const TrafficCounters &counted, Timestamp end, double seconds);

} // namespace wakedock::core
