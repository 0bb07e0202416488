#pragma once

#include "backend/shared/async/task.h"
#include "backend/shared/exceptions/error.h"

#include <QEventLoop>
#include <QTimer>

#include <chrono>
#include <exception>
#include <functional>
#include <optional>
#include <stdexcept>
#include <type_traits>

namespace wakedock::tests {

/// Runs the event loop until `isTrue` says so. False when `patience` ran out: a test then fails, it never hangs.
bool waitUntil(const std::function<bool()> &isTrue, std::chrono::milliseconds patience = std::chrono::seconds(20));

/// Runs the event loop until the coroutine ended, and gives its result or throws its exception.
/// Usage: `const auto service = await(deploy.execute(context, request));`
template <class T>
T await(Task<T> task, std::chrono::milliseconds patience = std::chrono::seconds(60))
{
    using Kept = std::conditional_t<std::is_void_v<T>, bool, std::optional<T>>;
    struct Outcome {
        bool done = false;
        std::exception_ptr failure;
        Kept value{};
    };
    const auto outcome = std::make_shared<Outcome>();
    const auto follow = [](Task<T> followed, std::shared_ptr<Outcome> into) -> Task<void> {
        try {
            if constexpr (std::is_void_v<T>) {
                co_await followed;
            } else {
                into->value.emplace(co_await followed);
            }
        } catch (...) {
            into->failure = std::current_exception();
        }
        into->done = true;
    };
    const auto following = follow(std::move(task), outcome);
    if (!waitUntil([outcome] { return outcome->done; }, patience)) {
        throw std::runtime_error("the awaited task did not end in time");
    }
    if (outcome->failure) {
        std::rethrow_exception(outcome->failure);
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*outcome->value);
    }
}

/// The Error a coroutine ends with; nothing when it succeeds.
template <class T>
std::optional<Error> awaitError(Task<T> task, std::chrono::milliseconds patience = std::chrono::seconds(60))
{
    try {
        await(std::move(task), patience);
    } catch (const Error &error) {
        return error;
    }
    return std::nullopt;
}

} // namespace wakedock::tests
