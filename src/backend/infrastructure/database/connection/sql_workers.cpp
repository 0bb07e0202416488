#include "backend/infrastructure/database/connection/sql_workers.h"

#include <QCoreApplication>
#include <QEvent>
#include <QMetaObject>

#include <exception>
#include <utility>

namespace wakedock::database {

SqlWorkers::SqlWorkers(const std::string &name, int threads, Connect connect) : m_connect(std::move(connect))
{
    for (int i = 0; i < threads; ++i) {
        m_threads.emplace_back(QThread::create([this] { serve(); }));
        m_threads.back()->setObjectName(QString::fromStdString(name));
        m_threads.back()->start();
    }
}

SqlWorkers::~SqlWorkers()
{
    m_closed = true;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_hasWork.notify_all();
    for (const auto &thread : m_threads) {
        thread->wait();
    }
    QCoreApplication::sendPostedEvents(&m_backend, QEvent::MetaCall);
}

Task<void> SqlWorkers::run(Work work)
{
    Completion<> done;
    submit(Job{std::move(work), done});
    co_await done;
}

Task<void> SqlWorkers::close()
{
    m_closed = true;
    if (m_unanswered == 0) {
        co_return;
    }
    const auto idle = m_idle;
    co_await idle;
}

void SqlWorkers::submit(Job job)
{
    if (m_closed) {
        throw Error(ErrorCode::Unavailable, "database_closed", "WakeDock is stopping.");
    }
    if (m_unanswered >= MostWaiting) {
        throw Error(ErrorCode::Unavailable, "database_busy", "WakeDock's database has more to do than it can.")
            .withRemedy("Try again in some seconds. If it stays so, look at the disk's load.");
    }
    ++m_unanswered;
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(job));
    }
    m_hasWork.notify_one();
}

void SqlWorkers::serve()
{
    std::unique_ptr<SqlConnection> connection;
    while (true) {
        std::unique_lock lock(m_mutex);
        m_hasWork.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
        if (m_queue.empty()) {
            return;
        }
        Job job = std::move(m_queue.front());
        m_queue.pop_front();
        lock.unlock();
        perform(std::move(job), connection);
    }
}

void SqlWorkers::perform(Job job, std::unique_ptr<SqlConnection> &connection)
{
    std::exception_ptr failure;
    try {
        if (!connection) {
            connection = m_connect();
        }
        job.work(*connection);
    } catch (...) {
        failure = std::current_exception();
    }
    if (connection && connection->isLost()) {
        connection.reset();
    }
    // What the work captured dies here, not after the answer: then it belongs to the backend thread alone.
    job.work = nullptr;
    answer(std::move(job.done), failure);
}

void SqlWorkers::answer(Completion<> done, std::exception_ptr failure)
{
    QMetaObject::invokeMethod(
        &m_backend,
        [this, done = std::move(done), failure]() mutable {
            --m_unanswered;
            const auto idle = m_closed && m_unanswered == 0 ? std::optional(m_idle) : std::nullopt;
            // From here on `this` may be gone: whoever waited may have been the last to need the database.
            if (failure) {
                done.fail(failure);
            } else {
                done.succeed();
            }
            if (idle) {
                auto last = *idle;
                last.succeed();
            }
        },
        Qt::QueuedConnection);
}

} // namespace wakedock::database
