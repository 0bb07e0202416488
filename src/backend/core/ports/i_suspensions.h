#pragma once

#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/task.h"

#include <functional>

namespace wakedock::core {

/// Tells when the machine comes back from sleep. Backend thread.
class ISuspensions
{
public:
    virtual ~ISuspensions() = default;
    /// Until cancelled. `onResume` is called each time the machine is back. Where nothing tells of it, nothing is told.
    virtual Task<void> watch(std::function<void()> onResume, CancelToken cancel) = 0;
};

} // namespace wakedock::core
