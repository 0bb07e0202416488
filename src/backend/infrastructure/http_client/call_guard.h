#pragma once

#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/completion.h"

#include <QTimer>

#include <chrono>

namespace wakedock::http_client {

/// Ends a wait that lasts too long or is no longer wanted: fails `waited` when the time is over or the token fires.
/// Destroying it lets go of both.
template <class T>
class CallGuard
{
public:
    /// @param late thrown at the waiter when `span` is over; a negative span never is
    CallGuard(Completion<T> waited, std::chrono::milliseconds span, const CancelToken &cancel, Error late)
    {
        if (span.count() >= 0) {
            m_timer.setSingleShot(true);
            QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [waited, late]() mutable { waited.fail(late); });
            m_timer.start(span);
        }
        m_registration = cancel.onCancel([waited]() mutable { waited.fail(Cancelled()); });
    }

private:
    QTimer m_timer;
    CancelToken::Registration m_registration;
};

} // namespace wakedock::http_client
