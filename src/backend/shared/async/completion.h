#pragma once

#include "backend/shared/exceptions/error.h"

#include <concepts>
#include <coroutine>
#include <exception>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace wakedock {

/// A result that arrives once, from a callback, and that any number of coroutines may await.
/// Copies share the same result. Belongs to one thread. Waiters resume inside succeed()/fail(), in order.
/// Whoever gives it away must make sure that it completes: a waiter on a Completion nobody finishes waits for ever.
template <class T = void>
class Completion
{
    struct Empty {
    };
    using Stored = std::conditional_t<std::is_void_v<T>, Empty, T>;
    struct State {
        std::optional<Stored> value;
        std::exception_ptr failure;
        std::vector<std::coroutine_handle<>> waiters;
        [[nodiscard]] bool done() const { return value.has_value() || failure; }
    };

public:
    Completion() : m_state(std::make_shared<State>()) { }

    [[nodiscard]] bool isDone() const { return m_state->done(); }

    /// Does nothing when it has completed already, so that a late answer cannot overwrite a timeout.
    void succeed(Stored value = {})
    {
        if (!m_state->done()) {
            m_state->value = std::move(value);
            wake();
        }
    }

    void fail(std::exception_ptr failure)
    {
        if (!m_state->done()) {
            m_state->failure = std::move(failure);
            wake();
        }
    }

    /// Keeps the type: a Cancelled must not become a mere Error.
    template <std::derived_from<Error> Failure>
    void fail(Failure failure)
    {
        fail(std::make_exception_ptr(std::move(failure)));
    }

    auto operator co_await() const
    {
        struct Awaiter {
            std::shared_ptr<State> state;
            [[nodiscard]] bool await_ready() const { return state->done(); }
            void await_suspend(std::coroutine_handle<> waiter) { state->waiters.push_back(waiter); }
            T await_resume() const
            {
                if (state->failure) {
                    std::rethrow_exception(state->failure);
                }
                if constexpr (!std::is_void_v<T>) {
                    return *state->value;
                }
            }
        };
        return Awaiter{m_state};
    }

private:
    void wake()
    {
        // A resumed waiter may destroy this Completion: keep the state, touch nothing else.
        const auto state = m_state;
        const auto waiters = std::exchange(state->waiters, {});
        for (const auto waiter : waiters) {
            waiter.resume();
        }
    }

    std::shared_ptr<State> m_state;
};

} // namespace wakedock
