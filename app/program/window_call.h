#pragma once

#include <QObject>

#include <functional>

namespace wakedock::app {

/// Carries "come to the front" from the backend thread to a window that may not be there yet, or not any more. Lives on the
/// main thread and outlives everything that calls.
class WindowCall : public QObject
{
public:
    /// Any thread, at any time; does not wait.
    void call();
    /// What a call does from now on, on the main thread. A call from before is made up for. Empty = nothing.
    void answerWith(std::function<void()> raise);

private:
    void deliver();

    std::function<void()> m_raise;
    bool m_isWaiting = false;
};

} // namespace wakedock::app
