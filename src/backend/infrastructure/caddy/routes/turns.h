#pragma once

#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/async/task.h"

#include <deque>
#include <memory>

namespace wakedock::caddy {

/// One at a time, in the order of asking. Backend thread only.
class Turns
{
public:
    /// Held by whoever is at it; destroying it lets the next one in.
    using Turn = std::shared_ptr<void>;

    Turns() : m_state(std::make_shared<State>()) { }

    /// @throws Cancelled when the token fires while waiting
    Task<Turn> take(CancelToken cancel);
    [[nodiscard]] bool isTaken() const { return m_state->taken; }

private:
    struct State {
        bool taken = false;
        std::deque<Completion<>> waiting;
    };
    static Turn make(std::shared_ptr<State> state);
    std::shared_ptr<State> m_state;
};

} // namespace wakedock::caddy
