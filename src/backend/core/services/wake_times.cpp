#include "backend/core/services/wake_times.h"

#include <algorithm>

namespace wakedock::core {

namespace {

/// The smallest value that at least `percent` of all do not exceed (nearest rank).
std::chrono::milliseconds rank(const std::vector<std::chrono::milliseconds> &sorted, std::size_t percent)
{
    const std::size_t nth = (sorted.size() * percent + 99) / 100;
    return sorted[std::max<std::size_t>(nth, 1) - 1];
}

TypicalWake typicalOf(const std::deque<std::chrono::milliseconds> &durations)
{
    std::vector<std::chrono::milliseconds> sorted(durations.begin(), durations.end());
    std::ranges::sort(sorted);
    return {rank(sorted, 50), rank(sorted, 95)};
}

} // namespace

void WakeTimes::load(const ServiceId &id, const std::vector<std::chrono::milliseconds> &durations)
{
    const auto kept = static_cast<std::ptrdiff_t>(std::min(durations.size(), Kept));
    if (kept == 0) {
        m_taken.erase(id);
        return;
    }
    auto &taken = m_taken[id];
    taken.durations.assign(durations.begin(), durations.begin() + kept);
    taken.typical = typicalOf(taken.durations);
}

void WakeTimes::note(const ServiceId &id, std::chrono::milliseconds took)
{
    auto &taken = m_taken[id];
    taken.durations.push_front(took);
    if (taken.durations.size() > Kept) {
        taken.durations.pop_back();
    }
    taken.typical = typicalOf(taken.durations);
}

std::optional<TypicalWake> WakeTimes::typical(const ServiceId &id) const
{
    const auto found = m_taken.find(id);
    return found == m_taken.end() ? std::nullopt : std::optional(found->second.typical);
}

} // namespace wakedock::core
