#pragma once

#include "backend/core/repositories/repositories.h"
#include "backend/shared/async/task.h"

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace wakedock::core {

/// Transactions are closures: run whole on a database thread in one transaction, committed when the closure returns,
/// rolled back when it throws (the exception arrives at the awaiting coroutine). Capture values only: the closure runs
/// on another thread. Called from the backend thread.
class IStore
{
public:
    virtual ~IStore() = default;

    template <class Work>
    Task<std::invoke_result_t<Work, Repositories &>> write(Work work)
    {
        return run(std::move(work), true);
    }

    /// Sees one consistent state; writing in it is an error.
    template <class Work>
    Task<std::invoke_result_t<Work, Repositories &>> read(Work work)
    {
        return run(std::move(work), false);
    }

protected:
    virtual Task<void> transaction(std::function<void(Repositories &)> work, bool writes) = 0;

private:
    template <class Work>
    Task<std::invoke_result_t<Work, Repositories &>> run(Work work, bool writes)
    {
        using Result = std::invoke_result_t<Work, Repositories &>;
        if constexpr (std::is_void_v<Result>) {
            std::function<void(Repositories &)> closure = std::move(work);
            co_await transaction(std::move(closure), writes);
        } else {
            auto result = std::make_shared<std::optional<Result>>();
            std::function<void(Repositories &)> closure = [result,
                                                           work = std::move(work)](Repositories &repositories) mutable {
                result->emplace(work(repositories));
            };
            co_await transaction(std::move(closure), writes);
            co_return std::move(**result);
        }
    }
};

} // namespace wakedock::core
