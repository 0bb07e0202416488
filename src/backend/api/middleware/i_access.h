#pragma once

#include "backend/core/domain/user.h"
#include "backend/shared/async/task.h"

#include <string>
#include <string_view>

namespace wakedock::api {

/// Who a caller is and what it may do; wired to the core by the application. Backend thread.
class IAccess
{
public:
    virtual ~IAccess() = default;
    /// Reads the bearer token and checks that its session is still good, with the role of now.
    /// @throws Error NotAuthenticated (`token_expired`, `token_invalid`, `session_ended`)
    virtual Task<core::Actor> authenticate(std::string bearer) = 0;
    /// The first refusal, by role alone; use cases decide the rest. `permission` is a route's or a topic's.
    [[nodiscard]] virtual bool allows(const core::Actor &actor, std::string_view permission) const = 0;
};

} // namespace wakedock::api
