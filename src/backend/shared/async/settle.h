#pragma once

#include "backend/shared/async/task.h"

#include <exception>
#include <optional>
#include <utility>

namespace wakedock {

/// How a task ended, as a value. For code that must await something after a failure: C++ forbids co_await in a catch block.
template <class T = void>
struct Settled {
    std::exception_ptr failure; ///< Empty when it succeeded.
    std::optional<T> value;
};

template <>
struct Settled<void> {
    std::exception_ptr failure;
};

/// Awaits `task` and never throws.
template <class T>
Task<Settled<T>> settle(Task<T> task)
{
    Settled<T> settled;
    try {
        if constexpr (std::is_void_v<T>) {
            co_await task;
        } else {
            settled.value.emplace(co_await task);
        }
    } catch (...) {
        settled.failure = std::current_exception();
    }
    co_return settled;
}

} // namespace wakedock
