#pragma once

#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/async/task.h"

#include <exception>
#include <functional>
#include <memory>
#include <string>

namespace wakedock {

/// Owns everything that runs by itself: nothing is started outside a scope.
/// Stop = cancel() and then await idle(); the owner destroys itself only after that. Belongs to one thread.
class TaskScope
{
public:
    /// Told about a task that ended with anything but success or Cancelled.
    using FailureHandler = std::function<void(const std::string &what, std::exception_ptr failure)>;

    explicit TaskScope(FailureHandler onFailure);
    TaskScope(const TaskScope &) = delete;
    TaskScope &operator=(const TaskScope &) = delete;
    /// Cancels; the tasks themselves keep what they need alive until they notice.
    ~TaskScope();

    /// Fires when the scope stops; hand it to everything a task waits for.
    [[nodiscard]] CancelToken token() const;
    /// Runs `work` to its end. `work` gets the scope's token and must not refer to anything that dies before the scope.
    /// @param what said in the failure handler, for the log
    void start(std::string what, std::function<Task<void>(CancelToken)> work);
    void cancel();
    /// Done when no task runs any more.
    [[nodiscard]] Task<void> idle();
    [[nodiscard]] int running() const;

private:
    struct State;
    static Task<void> run(std::shared_ptr<State> state, std::string what, std::function<Task<void>(CancelToken)> work);
    std::shared_ptr<State> m_state;
};

} // namespace wakedock
