#include "backend/core/services/wake_costs.h"

#include <cmath>

namespace wakedock::core {

void WakeCosts::addUp(Held &held, std::int64_t memory, Steady at)
{
    const auto span = at - held.last;
    held.hasGap = held.hasGap || span > LongestGap;
    held.byteSeconds += static_cast<double>(memory) * std::chrono::duration<double>(span).count();
    held.last = at;
}

void WakeCosts::sample(const Usage &usage, Steady at)
{
    for (auto &[id, held] : m_held) {
        const auto found = usage.find(id);
        if (found == usage.end()) {
            continue;
        }
        // Before the first sample, what it holds then is the nearest to the truth.
        held.memory = found->second.memoryBytes;
        addUp(held, held.memory, at);
        held.measured = true;
    }
}

std::optional<std::int64_t> WakeCosts::end(const ServiceId &id, Steady at)
{
    const auto found = m_held.find(id);
    if (found == m_held.end()) {
        return std::nullopt;
    }
    Held held = found->second;
    m_held.erase(found);
    addUp(held, held.memory, at);
    if (!held.measured || held.hasGap) {
        return std::nullopt;
    }
    return std::llround(held.byteSeconds);
}

} // namespace wakedock::core
