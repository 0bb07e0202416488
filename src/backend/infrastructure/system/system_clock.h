#pragma once

#include "backend/core/ports/i_clock.h"

namespace wakedock::system {

/// The machine's time; sleeps on the timers of the thread that calls (it needs an event loop).
class SystemClock : public core::IClock
{
public:
    [[nodiscard]] Timestamp now() const override;
    [[nodiscard]] std::chrono::steady_clock::time_point steadyNow() const override;
    /// A span that is not positive ends on the next turn of the loop. Spans below 2 s are kept to the millisecond, longer
    /// ones to 5 %: nobody waits for those, and coarse timers share their wake-ups.
    Task<void> sleep(std::chrono::milliseconds span, CancelToken cancel) override;
};

} // namespace wakedock::system
