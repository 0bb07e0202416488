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

} // namespace

void WakeTimes::load(const ServiceId &id, const std::vector<std::chrono::milliseconds> &durations)
{
    auto &taken = m_taken[id];
    taken.assign(durations.begin(), durations.begin() + static_cast<std::ptrdiff_t>(std::min(durations.size(), Kept)));
}

void WakeTimes::note(const ServiceId &id, std::chrono::milliseconds took)
{
    auto &taken = m_taken[id];
    taken.push_front(took);
    if (taken.size() > Kept) {
        taken.pop_back();
    }
}

std::optional<TypicalWake> WakeTimes::typical(const ServiceId &id) const
{
    const auto found = m_taken.find(id);
    if (found == m_taken.end() || found->second.empty()) {
        return std::nullopt;
    }
    std::vector<std::chrono::milliseconds> sorted(found->second.begin(), found->second.end());
    std::ranges::sort(sorted);
    return TypicalWake{rank(sorted, 50), rank(sorted, 95)};
}

} // namespace wakedock::core
