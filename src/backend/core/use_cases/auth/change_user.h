#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/user_profile.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/repositories/i_store.h"
#include "backend/shared/async/task.h"

#include <optional>
#include <string>

namespace wakedock::core {

class UserService;

/// What is set changes, the rest stays.
struct ChangeUserRequest {
    UserId id;
    std::optional<std::int64_t> expectedVersion; ///< Nothing = whatever it is now.
    std::optional<std::string> email;
    std::optional<std::string> fullName;
    std::optional<Role> role;
    std::optional<bool> disabled;
};

/// Changes somebody's role or state, which counts from the next request on; disabling ends all sessions. The last
/// administrator who can sign in stays one. Needs `users:manage`.
class ChangeUser
{
public:
    ChangeUser(IStore &store, IClock &clock, UserService &users);
    /// @throws Error NotFound, PreconditionFailed (`version_changed`), Conflict (`last_admin`), Forbidden
    Task<UserProfile> execute(CallContext context, ChangeUserRequest request);

private:
    IStore &m_store;
    IClock &m_clock;
    UserService &m_users;
};

} // namespace wakedock::core
