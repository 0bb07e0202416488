#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/user_profile.h"
#include "backend/shared/async/task.h"

#include <string>
#include <vector>

namespace wakedock::core {

class UserService;

struct Me {
    UserProfile user; ///< For the window: only name and role.
    std::vector<std::string> permissions; ///< Sorted.
    SessionId sessionId;
};

/// The caller, as WakeDock knows it now. For everyone who is signed in.
class WhoAmI
{
public:
    explicit WhoAmI(const UserService &users);
    /// @throws Error NotAuthenticated (`session_ended`) for a user that is gone
    Task<Me> execute(CallContext context);

private:
    const UserService &m_users;
};

} // namespace wakedock::core
