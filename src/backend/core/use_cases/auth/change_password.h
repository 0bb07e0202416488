#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/repositories/i_store.h"
#include "backend/shared/async/task.h"
#include "backend/shared/utils/secret.h"

namespace wakedock::core {

class LoginThrottle;
class PasswordService;
class UserService;

/// The old password as a proof, and the new one.
struct ChangePasswordRequest {
    Secret currentPassword;
    Secret newPassword;
};

/// Gives the caller a new password and ends all its other sessions. For signed-in users only; the window's user has no
/// password here.
class ChangePassword
{
public:
    ChangePassword(IStore &store, PasswordService &passwords, UserService &users, LoginThrottle &throttle, IClock &clock);
    /// @throws Error Invalid (`password_wrong` on `current_password`; the policy's reasons on `new_password`),
    /// TooManyRequests, Forbidden (`no_password_here`)
    Task<void> execute(CallContext context, ChangePasswordRequest request);

private:
    Task<void> checkCurrent(CallContext context, User user, Secret typed);

    IStore &m_store;
    PasswordService &m_passwords;
    UserService &m_users;
    LoginThrottle &m_throttle;
    IClock &m_clock;
};

} // namespace wakedock::core
