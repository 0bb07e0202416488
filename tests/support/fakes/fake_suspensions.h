#pragma once

#include "backend/core/ports/i_suspensions.h"
#include "backend/shared/async/completion.h"

#include <utility>

namespace wakedock::tests {

/// A machine that comes back from sleep when a test says so.
class FakeSuspensions final : public core::ISuspensions
{
public:
    Task<void> watch(std::function<void()> onResume, CancelToken cancel) override
    {
        cancel.throwIfCancelled();
        m_onResume = std::move(onResume);
        Completion<> over;
        const auto registration = cancel.onCancel([over]() mutable { over.fail(Cancelled()); });
        co_await over;
    }
    void resume() const { m_onResume(); }

private:
    std::function<void()> m_onResume;
};

} // namespace wakedock::tests
