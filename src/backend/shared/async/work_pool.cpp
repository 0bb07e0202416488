#include "backend/shared/async/work_pool.h"

#include <QCoreApplication>
#include <QEvent>
#include <QMetaObject>

#include <exception>

namespace wakedock {

WorkPool::WorkPool(const std::string &name, int threads, int mostUnanswered) : m_mostUnanswered(mostUnanswered)
{
    m_pool.setObjectName(QString::fromStdString(name));
    m_pool.setMaxThreadCount(threads);
}

WorkPool::~WorkPool()
{
    m_pool.waitForDone();
    QCoreApplication::sendPostedEvents(&m_owner, QEvent::MetaCall);
}

Completion<> WorkPool::start(std::function<void()> work)
{
    if (isFull()) {
        throw Error(ErrorCode::Unavailable, "work_pool_full", "WakeDock has more to do than it can at the moment.")
            .withRemedy("Try again in some seconds.");
    }
    ++m_unanswered;
    Completion<> done;
    m_pool.start([this, work = std::move(work), done]() mutable {
        std::exception_ptr failure;
        try {
            work();
        } catch (...) {
            failure = std::current_exception();
        }
        // What the work captured dies here: after the answer its result belongs to the owner's thread alone.
        work = nullptr;
        QMetaObject::invokeMethod(
            &m_owner,
            [this, done = std::move(done), failure]() mutable {
                --m_unanswered;
                // The waiter may destroy the pool: nothing after this line.
                failure ? done.fail(failure) : done.succeed();
            },
            Qt::QueuedConnection);
    });
    return done;
}

} // namespace wakedock
