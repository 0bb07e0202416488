#include "backend/core/domain/rules/wake_curve.h"

#include <algorithm>

namespace wakedock::core {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds ShortestWake{200};
constexpr milliseconds GuessedHalf{4'000};
constexpr milliseconds GuessedMost{15'000};

double between(const WakeCurvePoint &before, const WakeCurvePoint &after, milliseconds at)
{
    const auto part = static_cast<double>((at - before.at).count()) / static_cast<double>((after.at - before.at).count());
    return before.share + part * (after.share - before.share);
}

} // namespace

WakeCurve wakeCurve(milliseconds p50, milliseconds p95)
{
    const milliseconds half = std::max(p50, ShortestWake);
    // A quarter at least, or the line would rise faster behind the half than before it.
    const milliseconds most = std::max(p95, half + half / 4);
    return {{milliseconds(0), 0.0}, {half, 0.75}, {most, 0.92}, {2 * most, 0.96}, {6 * most, 0.985}};
}

WakeCurve guessedWakeCurve()
{
    return wakeCurve(GuessedHalf, GuessedMost);
}

double shareAt(const WakeCurve &curve, milliseconds elapsed)
{
    const auto after = std::ranges::upper_bound(curve, elapsed, {}, &WakeCurvePoint::at);
    if (after == curve.begin()) {
        return 0;
    }
    return after == curve.end() ? curve.back().share : between(*std::prev(after), *after, elapsed);
}

} // namespace wakedock::core
