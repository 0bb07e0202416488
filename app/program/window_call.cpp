#include "app/program/window_call.h"

#include <utility>

namespace wakedock::app {

void WindowCall::call()
{
    QMetaObject::invokeMethod(this, [this] { deliver(); }, Qt::QueuedConnection);
}

void WindowCall::answerWith(std::function<void()> raise)
{
    m_raise = std::move(raise);
    if (m_isWaiting) {
        deliver();
    }
}

void WindowCall::deliver()
{
    m_isWaiting = !m_raise;
    if (m_raise) {
        m_raise();
    }
}

} // namespace wakedock::app
