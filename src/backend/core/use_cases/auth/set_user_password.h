#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/repositories/i_store.h"
#include "backend/shared/async/task.h"
#include "backend/shared/utils/secret.h"

#include <string>

namespace wakedock::core {

class PasswordService;
class UserService;

/// Whose password, and the new one.
struct SetUserPasswordRequest {
    std::string username;
    Secret password;
};

/// Gives somebody a new password and ends all of that user's sessions. Needs `users:manage`.
class SetUserPassword
{
public:
    SetUserPassword(IStore &store, PasswordService &passwords, IClock &clock, UserService &users);
    /// @throws Error NotFound, Invalid (password policy), Forbidden
    Task<void> execute(CallContext context, SetUserPasswordRequest request);

private:
    IStore &m_store;
    PasswordService &m_passwords;
    IClock &m_clock;
    UserService &m_users;
};

} // namespace wakedock::core
