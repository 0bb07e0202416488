#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/session_issuer.h"
#include "backend/shared/async/task.h"
#include "backend/shared/utils/secret.h"

#include <optional>
#include <string>

namespace wakedock::core {

class LoginThrottle;
class PasswordService;
class UserService;

/// What a person types, and what with.
struct SignInRequest {
    std::string username;
    Secret password;
    std::optional<std::string> totp;
    std::string userAgent;
};

/// Opens a session for a name and a password. An unknown name, a wrong password and the time either takes cannot be told
/// apart. Open to everybody.
class SignIn
{
public:
    SignIn(IStore &store, PasswordService &passwords, SessionIssuer &issuer, UserService &users, LoginThrottle &throttle);
    /// @throws Error NotAuthenticated (`credentials_wrong`; `user_disabled` for the right password of a disabled user),
    /// TooManyRequests (`too_many_attempts`, `password_queue_full`)
    Task<SignedIn> execute(CallContext context, SignInRequest request);

private:
    Task<std::optional<User>> whoseCredentials(std::string username, Secret password);
    Task<void> recordFailure(CallContext context, std::string username, bool locked);
    Task<SignedIn> openSession(CallContext context, User user, std::string userAgent);

    IStore &m_store;
    PasswordService &m_passwords;
    SessionIssuer &m_issuer;
    UserService &m_users;
    LoginThrottle &m_throttle;
};

} // namespace wakedock::core
