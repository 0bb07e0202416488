#pragma once

#include "backend/core/domain/user.h"
#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/deadline.h"

#include <string>

namespace wakedock::core {

/// Travels by value from the face down to every port: who asks, under which id, until when.
struct CallContext {
    Actor actor;
    std::string requestId;
    std::string address; ///< Of the caller; empty for the window.
    Deadline deadline;
    CancelToken cancel;

    [[nodiscard]] CallContext withDeadline(std::chrono::milliseconds span) const
    {
        CallContext other = *this;
        other.deadline = deadline.atMost(span);
        return other;
    }
    [[nodiscard]] CallContext withCancel(CancelToken token) const
    {
        CallContext other = *this;
        other.cancel = std::move(token);
        return other;
    }
};

} // namespace wakedock::core
