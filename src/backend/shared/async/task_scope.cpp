#include "backend/shared/async/task_scope.h"

#include <utility>
#include <vector>

namespace wakedock {

struct TaskScope::State {
    FailureHandler onFailure;
    CancelSource cancel;
    int running = 0;
    std::vector<Completion<>> waitingForIdle;

    void ended()
    {
        if (--running == 0) {
            for (auto &waiter : std::exchange(waitingForIdle, {})) {
                waiter.succeed();
            }
        }
    }
};

TaskScope::TaskScope(FailureHandler onFailure) : m_state(std::make_shared<State>())
{
    m_state->onFailure = std::move(onFailure);
}

TaskScope::~TaskScope()
{
    m_state->cancel.cancel();
}

CancelToken TaskScope::token() const
{
    return m_state->cancel.token();
}

void TaskScope::start(std::string what, std::function<Task<void>(CancelToken)> work)
{
    ++m_state->running;
    run(m_state, std::move(what), std::move(work));
}

Task<void> TaskScope::run(std::shared_ptr<State> state, std::string what, std::function<Task<void>(CancelToken)> work)
{
    std::exception_ptr failure;
    try {
        auto task = work(state->cancel.token());
        co_await task;
    } catch (const Cancelled &) {
        failure = nullptr;
    } catch (...) {
        failure = std::current_exception();
    }
    if (failure && state->onFailure) {
        state->onFailure(what, failure);
    }
    state->ended();
}

void TaskScope::cancel()
{
    m_state->cancel.cancel();
}

Task<void> TaskScope::idle()
{
    if (m_state->running == 0) {
        co_return;
    }
    Completion<> done;
    m_state->waitingForIdle.push_back(done);
    co_await done;
}

int TaskScope::running() const
{
    return m_state->running;
}

} // namespace wakedock
