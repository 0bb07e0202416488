#pragma once

#include "backend/infrastructure/database/connection/sql_connection.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/async/task.h"

#include <QObject>
#include <QThread>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace wakedock::database {

/// Threads that own one connection each and take work from one queue, in order; answers come back to the thread that
/// made the workers (the backend's), which never waits. A lost connection is made anew for the next piece of work.
class SqlWorkers
{
public:
    using Connect = std::function<std::unique_ptr<SqlConnection>()>;
    using Work = std::function<void(SqlConnection &)>;
    static constexpr std::size_t MostWaiting = 4096;

    SqlWorkers(const std::string &name, int threads, Connect connect);
    SqlWorkers(const SqlWorkers &) = delete;
    SqlWorkers &operator=(const SqlWorkers &) = delete;
    /// Finishes what waits, then gives every answer that is still due.
    ~SqlWorkers();

    /// @throws Error Unavailable (`database_busy` when too much waits, `database_closed` after close())
    Task<void> run(Work work);
    /// Takes no more work from now on.
    void refuse() { m_closed = true; }
    /// Refuses, and is done when the last answer was given.
    Task<void> close();

private:
    struct Job {
        Work work;
        Completion<> done;
    };
    void submit(Job job);
    void serve();
    void perform(Job job, std::unique_ptr<SqlConnection> &connection);
    void answer(Completion<> done, std::exception_ptr failure);

    Connect m_connect;
    QObject m_backend; ///< Marks the thread answers go to.
    std::size_t m_unanswered = 0; ///< Backend thread only, as are the next two.
    bool m_closed = false;
    Completion<> m_idle;

    std::mutex m_mutex;
    std::condition_variable m_hasWork;
    std::deque<Job> m_queue;
    bool m_stopping = false;
    std::vector<std::unique_ptr<QThread>> m_threads;
};

} // namespace wakedock::database
