#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/shared/async/completion.h"

#include <list>

namespace wakedock::tests {

/// Time that stands still until a test moves it.
class FakeClock : public core::IClock
{
public:
    explicit FakeClock(Timestamp start = Timestamp(std::chrono::milliseconds(1'700'000'000'000)));

    [[nodiscard]] Timestamp now() const override { return m_now; }
    [[nodiscard]] std::chrono::steady_clock::time_point steadyNow() const override { return m_steady; }
    /// Ends inside advance(), or at once for spans that are not positive.
    Task<void> sleep(std::chrono::milliseconds span, CancelToken cancel) override;

    /// Moves both clocks. Sleepers wake one after the other, each seeing the moment it asked for; those who go to sleep
    /// again meanwhile are woken too when their time falls into the span.
    void advance(std::chrono::milliseconds span);
    /// The wall clock is set by somebody; the steady clock and the sleepers do not notice.
    void setNow(Timestamp now) { m_now = now; }
    /// From now on each sleep ends by itself on the next turn of the event loop and moves the time by its span; sleeps
    /// longer than `longest` go on waiting for advance().
    void skipSleeps(bool on = true, std::chrono::milliseconds longest = std::chrono::milliseconds::max())
    {
        m_skipping = on;
        m_longestSkip = longest;
    }
    [[nodiscard]] int sleepers() const { return static_cast<int>(m_sleepers.size()); }

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Sleeper {
        Moment until;
        Completion<> done;
    };
    void moveTo(Moment moment);
    [[nodiscard]] std::list<Sleeper>::iterator earliest();

    Timestamp m_now;
    Moment m_steady;
    bool m_skipping = false;
    std::chrono::milliseconds m_longestSkip = std::chrono::milliseconds::max();
    std::list<Sleeper> m_sleepers;
};

} // namespace wakedock::tests
