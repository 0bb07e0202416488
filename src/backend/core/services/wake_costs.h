#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/ids.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>

namespace wakedock::core {

/// Adds up the memory that services hold from their wake until they are asleep again. What was not measured without a gap
/// is not told at all: a figure that is too small is worse than none. Backend thread only.
class WakeCosts
{
public:
    using Steady = std::chrono::steady_clock::time_point;
    using Usage = std::map<ServiceId, ContainerUsage>;
    /// Two samples that are further apart leave a gap.
    static constexpr std::chrono::minutes LongestGap{2};

    void begin(const ServiceId &id, Steady at) { m_held[id] = {.last = at}; }
    void sample(const Usage &usage, Steady at);
    /// Byte-seconds since begin(); nothing where they were not measured.
    [[nodiscard]] std::optional<std::int64_t> end(const ServiceId &id, Steady at);
    void forget(const ServiceId &id) { m_held.erase(id); }

private:
    struct Held {
        Steady last;
        std::int64_t memory = 0; ///< Of the last sample.
        double byteSeconds = 0;
        bool measured = false;
        bool hasGap = false;
    };

    static void addUp(Held &held, std::int64_t memory, Steady at);
    std::map<ServiceId, Held> m_held;
};

} // namespace wakedock::core
