#pragma once

#include "backend/shared/async/task.h"

#include <QObject>
#include <QThread>

#include <chrono>
#include <exception>
#include <functional>
#include <memory>

namespace wakedock::app {

/// The thread on which the whole backend lives, with an event loop of its own. Used from the main thread.
class BackendThread
{
public:
    BackendThread();
    /// Ends the loop and waits for it. Everything that lives there must have been destroyed there before.
    ~BackendThread();
    BackendThread(const BackendThread &) = delete;
    BackendThread &operator=(const BackendThread &) = delete;

    /// An object that lives on the backend thread, to post to.
    [[nodiscard]] QObject *context() { return m_context.get(); }

    /// Runs `work` there to its end while this thread waits. For start and stop only: nothing is on the screen yet, or
    /// any more. @throws what `work` throws
    void run(std::function<Task<void>()> work);
    /// Runs `work` there and calls `onEnd` on this thread when it ended.
    void post(std::function<Task<void>()> work, QObject *receiver, std::function<void(std::exception_ptr)> onEnd);

private:
    QThread m_thread;
    std::unique_ptr<QObject> m_context;
};

} // namespace wakedock::app
