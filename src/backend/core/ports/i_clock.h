#pragma once

#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/task.h"
#include "backend/shared/utils/time_text.h"

#include <chrono>

namespace wakedock::core {

/// Time as a port, so that tests set it by hand.
class IClock
{
public:
    virtual ~IClock() = default;
    [[nodiscard]] virtual Timestamp now() const = 0;
    [[nodiscard]] virtual std::chrono::steady_clock::time_point steadyNow() const = 0;
    /// @throws Cancelled as soon as the token fires
    virtual Task<void> sleep(std::chrono::milliseconds span, CancelToken cancel) = 0;
};

} // namespace wakedock::core
