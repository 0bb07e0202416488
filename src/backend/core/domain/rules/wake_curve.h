#pragma once

#include <chrono>
#include <vector>

namespace wakedock::core {

/// After `at`, `share` of a wake is usually over.
struct WakeCurvePoint {
    std::chrono::milliseconds at{0};
    double share = 0; ///< 0 to 1
    bool operator==(const WakeCurvePoint &) const = default;
};

/// Points from the beginning on, joined by straight lines that rise ever slower and end below 1: only the service itself
/// can say that it is awake.
using WakeCurve = std::vector<WakeCurvePoint>;

/// @param p50 after which half of the wakes were over
/// @param p95 after which nearly all were; taken as a little later where it lies close to `p50`
[[nodiscard]] WakeCurve wakeCurve(std::chrono::milliseconds p50, std::chrono::milliseconds p95);
/// Of a service of which nothing is known yet.
[[nodiscard]] WakeCurve guessedWakeCurve();

[[nodiscard]] double shareAt(const WakeCurve &curve, std::chrono::milliseconds elapsed);

} // namespace wakedock::core
