#pragma once

#include "backend/core/domain/ids.h"

#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <vector>

namespace wakedock::core {

/// How long waking a service takes, learned from its past wakes.
struct TypicalWake {
    std::chrono::milliseconds p50{0};
    std::chrono::milliseconds p95{0}; ///< Of few wakes, the longest.
    bool operator==(const TypicalWake &) const = default;
};

/// The last fifty wakes of each service that succeeded. Backend thread only.
class WakeTimes
{
public:
    static constexpr std::size_t Kept = 50;

    /// What is remembered from before the start. @param durations newest first
    void load(const ServiceId &id, const std::vector<std::chrono::milliseconds> &durations);
    void note(const ServiceId &id, std::chrono::milliseconds took);
    void forget(const ServiceId &id) { m_taken.erase(id); }
    /// Nothing for a service that never woke.
    [[nodiscard]] std::optional<TypicalWake> typical(const ServiceId &id) const;

private:
    struct Taken {
        std::deque<std::chrono::milliseconds> durations; ///< Newest first.
        TypicalWake typical; ///< Of them: it is asked for with each visitor, and changes with each wake.
    };
    std::map<ServiceId, Taken> m_taken; ///< None of them is empty.
};

} // namespace wakedock::core
