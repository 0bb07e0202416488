#include "app/process/backend_thread.h"

#include "backend/shared/async/settle.h"

#include <QMetaObject>
#include <QPointer>

#include <future>
#include <utility>

namespace wakedock::app {

namespace {

Task<void> runAndTell(std::function<Task<void>()> work, std::function<void(std::exception_ptr)> tell)
{
    auto task = work();
    const auto settled = co_await settle(std::move(task));
    tell(settled.failure);
}

} // namespace

BackendThread::BackendThread() : m_context(std::make_unique<QObject>())
{
    m_thread.setObjectName(QStringLiteral("backend"));
    m_context->moveToThread(&m_thread);
    m_thread.start();
}

BackendThread::~BackendThread()
{
    // The context dies on its own thread, with whatever was still posted to it.
    QMetaObject::invokeMethod(m_context.get(), [this] { m_context.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void BackendThread::run(std::function<Task<void>()> work)
{
    std::promise<std::exception_ptr> promise;
    auto ended = promise.get_future();
    QMetaObject::invokeMethod(m_context.get(), [&promise, work = std::move(work)] {
        runAndTell(work, [&promise](std::exception_ptr failure) { promise.set_value(std::move(failure)); });
    });
    if (const auto failure = ended.get()) {
        std::rethrow_exception(failure);
    }
}

void BackendThread::post(std::function<Task<void>()> work, QObject *receiver, std::function<void(std::exception_ptr)> onEnd)
{
    auto tell = [target = QPointer<QObject>(receiver), onEnd = std::move(onEnd)](std::exception_ptr failure) {
        if (target) {
            QMetaObject::invokeMethod(target.data(), [onEnd, failure] { onEnd(failure); }, Qt::QueuedConnection);
        }
    };
    QMetaObject::invokeMethod(m_context.get(), [work = std::move(work), tell = std::move(tell)] { runAndTell(work, tell); });
}

} // namespace wakedock::app
