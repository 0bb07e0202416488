#pragma once

#include "backend/core/domain/ids.h"
#include "backend/core/domain/rules/idle_rules.h"
#include "backend/core/ports/i_clock.h"
#include "backend/shared/async/backoff.h"
#include "backend/shared/exceptions/error.h"

#include <chrono>
#include <map>
#include <string>

namespace wakedock::core {

/// Sleeps that did not come about: why, and when each is tried again. Those that are refused over and over are tried less
/// and less often.
class RefusedSleeps
{
public:
    explicit RefusedSleeps(IClock &clock) : m_clock(clock) { }

    void note(const ServiceId &id, const Error &error);
    /// Until when it stays awake is known: it is tried then, however often that comes about.
    void postpone(const ServiceId &id, AwakeReason reason, std::string detail, std::chrono::milliseconds span);
    /// It has slept, or is gone.
    void forget(const ServiceId &id) { m_refused.erase(id); }
    /// One that would fall asleep stays awake while it is too soon, and says why.
    void explain(const ServiceId &id, IdleVerdict &verdict) const;

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Refusal {
        Backoff backoff{std::chrono::seconds(30), std::chrono::minutes(10)};
        Moment until{};
        AwakeReason reason = AwakeReason::Grace;
        std::string detail;
    };

    IClock &m_clock;
    std::map<ServiceId, Refusal> m_refused;
};

} // namespace wakedock::core
