#include "backend/core/domain/rules/traffic_rules.h"

#include <algorithm>
#include <cmath>

namespace wakedock::core {

namespace {

double valueAt(const std::map<double, double> &buckets, double bound)
{
    const auto found = buckets.find(bound);
    return found == buckets.end() ? 0 : found->second;
}

bool wentDown(const TrafficCounters &before, const TrafficCounters &now)
{
    const bool haveClasses = !std::ranges::equal(now.classes, before.classes, std::greater_equal<>());
    const bool haveBuckets = std::ranges::any_of(
        before.buckets, [&now](const auto &bucket) { return valueAt(now.buckets, bucket.first) < bucket.second; });
    return now.requests < before.requests || now.errors < before.errors || haveClasses || haveBuckets;
}

} // namespace

TrafficCounters countedSince(const TrafficCounters &before, const TrafficCounters &now)
{
    if (wentDown(before, now)) {
        return now;
    }
    TrafficCounters counted = now;
    counted.requests -= before.requests;
    counted.errors -= before.errors;
    for (std::size_t i = 0; i < counted.classes.size(); ++i) {
        counted.classes[i] -= before.classes[i];
    }
    for (auto &[bound, count] : counted.buckets) {
        count -= valueAt(before.buckets, bound);
    }
    return counted;
}

TrafficCounters together(TrafficCounters one, const TrafficCounters &other)
{
    one.requests += other.requests;
    one.errors += other.errors;
    one.inFlight += other.inFlight;
    for (std::size_t i = 0; i < one.classes.size(); ++i) {
        one.classes[i] += other.classes[i];
    }
    for (const auto &[bound, count] : other.buckets) {
        one.buckets[bound] += count;
    }
    return one;
}

std::optional<double> percentileOf(const std::map<double, double> &buckets, double share)
{
    const double all = buckets.empty() ? 0 : buckets.rbegin()->second;
    if (all <= 0) {
        return std::nullopt;
    }
    const double rank = share * all;
    double lowerBound = 0;
    double lowerCount = 0;
    for (const auto &[bound, count] : buckets) {
        if (count >= rank && count > lowerCount) {
            return std::isinf(bound) ? lowerBound
                                     : lowerBound + (bound - lowerBound) * (rank - lowerCount) / (count - lowerCount);
        }
        if (!std::isinf(bound)) {
            lowerBound = bound;
            lowerCount = count;
        }
    }
    return lowerBound;
}

TrafficPoint pointOf(const TrafficCounters &counted, Timestamp end, double seconds)
{
    TrafficPoint point;
    point.at = end;
    point.seconds = seconds;
    point.requests = counted.requests;
    point.classes = counted.classes;
    point.errors = counted.errors;
    point.inFlight = counted.inFlight;
    point.p50 = percentileOf(counted.buckets, 0.50);
    point.p95 = percentileOf(counted.buckets, 0.95);
    point.p99 = percentileOf(counted.buckets, 0.99);
    return point;
}

} // namespace wakedock::core
