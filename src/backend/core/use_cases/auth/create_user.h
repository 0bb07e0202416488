#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/user_profile.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/repositories/i_store.h"
#include "backend/shared/async/task.h"
#include "backend/shared/utils/secret.h"

#include <string>

namespace wakedock::core {

class PasswordService;
class UserService;

/// A user as somebody fills in the form.
struct CreateUserRequest {
    std::string username;
    Secret password;
    std::string email;
    std::string fullName;
    Role role = Role::Viewer;
};

/// Adds a user. Needs `users:manage`.
class CreateUser
{
public:
    CreateUser(IStore &store, PasswordService &passwords, IClock &clock, UserService &users);
    /// @throws Error Invalid (user name, password policy), Conflict (`username_taken`), Forbidden
    Task<UserProfile> execute(CallContext context, CreateUserRequest request);

private:
    IStore &m_store;
    PasswordService &m_passwords;
    IClock &m_clock;
    UserService &m_users;
};

} // namespace wakedock::core
