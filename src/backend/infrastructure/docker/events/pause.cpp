#include "backend/infrastructure/docker/events/pause.h"

#include "backend/shared/async/completion.h"

#include <QTimer>

namespace wakedock::docker {

Task<void> pauseFor(std::chrono::milliseconds span, CancelToken cancel)
{
    cancel.throwIfCancelled();
    Completion<> over;
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &timer, [over]() mutable { over.succeed(); });
    const auto registration = cancel.onCancel([over]() mutable { over.fail(Cancelled()); });
    timer.start(span);
    co_await over;
}

} // namespace wakedock::docker
