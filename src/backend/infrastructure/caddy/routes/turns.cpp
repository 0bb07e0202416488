#include "backend/infrastructure/caddy/routes/turns.h"

namespace wakedock::caddy {

Task<Turns::Turn> Turns::take(CancelToken cancel)
{
    cancel.throwIfCancelled();
    const auto state = m_state;
    if (state->taken) {
        Completion<> granted;
        state->waiting.push_back(granted);
        const auto registration = cancel.onCancel([granted]() mutable { granted.fail(Cancelled()); });
        co_await granted;
    }
    state->taken = true;
    co_return make(state);
}

Turns::Turn Turns::make(std::shared_ptr<State> state)
{
    auto *kept = state.get();
    return {kept, [state = std::move(state)](void *) {
                while (!state->waiting.empty()) {
                    auto next = state->waiting.front();
                    state->waiting.pop_front();
                    // Those who were cancelled while they waited have left already. `taken` stays: it is handed over.
                    if (!next.isDone()) {
                        next.succeed();
                        return;
                    }
                }
                state->taken = false;
            }};
}

} // namespace wakedock::caddy
