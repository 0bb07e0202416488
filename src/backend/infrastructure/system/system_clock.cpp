#include "backend/infrastructure/system/system_clock.h"

#include "backend/infrastructure/system/qt_delete_later.h"
#include "backend/shared/async/completion.h"

#include <QTimer>

#include <algorithm>

namespace wakedock::system {

namespace {

/// QTimer counts milliseconds in an int: 24 days. Longer sleeps are taken a day at a time.
constexpr std::chrono::milliseconds LongestTimer = std::chrono::hours(24);

Task<void> sleepOnTimer(std::chrono::milliseconds span, CancelToken cancel)
{
    Completion<> over;
    const QtOwned<QTimer> timer(new QTimer);
    timer->setSingleShot(true);
    timer->setTimerType(span < std::chrono::seconds(2) ? Qt::PreciseTimer : Qt::CoarseTimer);
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(), [over]() mutable { over.succeed(); });
    const auto registration = cancel.onCancel([over]() mutable { over.fail(Cancelled()); });
    timer->start(std::max(span, std::chrono::milliseconds(0)));
    co_await over;
}

} // namespace

Timestamp SystemClock::now() const
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::chrono::steady_clock::time_point SystemClock::steadyNow() const
{
    return std::chrono::steady_clock::now();
}

Task<void> SystemClock::sleep(std::chrono::milliseconds span, CancelToken cancel)
{
    cancel.throwIfCancelled();
    while (span > LongestTimer) {
        co_await sleepOnTimer(LongestTimer, cancel);
        span -= LongestTimer;
    }
    co_await sleepOnTimer(span, cancel);
}

} // namespace wakedock::system
