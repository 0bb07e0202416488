#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/user_profile.h"
#include "backend/shared/async/task.h"

#include <vector>

namespace wakedock::core {

class UserService;

/// Everybody, by name. Needs `users:read`.
class ListUsers
{
public:
    explicit ListUsers(const UserService &users);
    Task<std::vector<UserProfile>> execute(CallContext context);

private:
    const UserService &m_users;
};

} // namespace wakedock::core
