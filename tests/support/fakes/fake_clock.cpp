#include "tests/support/fakes/fake_clock.h"

#include <QTimer>

#include <algorithm>

namespace wakedock::tests {

FakeClock::FakeClock(Timestamp start) : m_now(start), m_steady(std::chrono::hours(1)) { }

Task<void> FakeClock::sleep(std::chrono::milliseconds span, CancelToken cancel)
{
    cancel.throwIfCancelled();
    if (span.count() <= 0) {
        co_return;
    }
    Completion<> done;
    const auto entry = m_sleepers.insert(m_sleepers.end(), Sleeper{m_steady + span, done});
    const auto registration = cancel.onCancel([this, entry, done]() mutable {
        if (!done.isDone()) {
            m_sleepers.erase(entry);
            done.fail(Cancelled());
        }
    });
    if (m_skipping && span <= m_longestSkip) {
        QTimer::singleShot(0, [this, span, done] {
            if (!done.isDone()) {
                advance(span);
            }
        });
    }
    co_await done;
}

void FakeClock::advance(std::chrono::milliseconds span)
{
    const auto target = m_steady + span;
    for (auto next = earliest(); next != m_sleepers.end() && next->until <= target; next = earliest()) {
        moveTo(std::max(m_steady, next->until));
        auto done = next->done;
        m_sleepers.erase(next);
        done.succeed();
    }
    if (target > m_steady) {
        moveTo(target);
    }
}

void FakeClock::moveTo(Moment moment)
{
    m_now += std::chrono::duration_cast<std::chrono::milliseconds>(moment - m_steady);
    m_steady = moment;
}

std::list<FakeClock::Sleeper>::iterator FakeClock::earliest()
{
    return std::ranges::min_element(m_sleepers, {}, &Sleeper::until);
}

} // namespace wakedock::tests
