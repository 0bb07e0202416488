#pragma once

#include "backend/shared/async/completion.h"
#include "backend/shared/async/task.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace wakedock {

/// Threads for what takes long and waits for nobody (hashing, compressing) or may wait for a disk. The result comes back to
/// the thread that made the pool, which never waits. Work captures values only: it runs on another thread.
class WorkPool
{
public:
    /// @param mostUnanswered pieces of work that may wait or run at once
    WorkPool(const std::string &name, int threads, int mostUnanswered);
    WorkPool(const WorkPool &) = delete;
    WorkPool &operator=(const WorkPool &) = delete;
    /// Finishes what was begun and gives the answers.
    ~WorkPool();

    [[nodiscard]] bool isFull() const { return m_unanswered >= m_mostUnanswered; }

    /// @throws Error Unavailable (`work_pool_full`), and whatever `work` throws
    template <class Work>
    Task<std::invoke_result_t<Work>> run(Work work)
    {
        using Result = std::invoke_result_t<Work>;
        if constexpr (std::is_void_v<Result>) {
            co_await start(std::move(work));
        } else {
            auto result = std::make_shared<std::optional<Result>>();
            co_await start([result, work = std::move(work)]() mutable { result->emplace(work()); });
            co_return std::move(**result);
        }
    }

private:
    Completion<> start(std::function<void()> work);

    QObject m_owner; ///< Marks the thread answers go to.
    QThreadPool m_pool;
    int m_mostUnanswered;
    int m_unanswered = 0;
};

} // namespace wakedock
