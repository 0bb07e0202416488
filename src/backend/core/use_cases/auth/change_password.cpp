#include "backend/core/use_cases/auth/change_password.h"

#include "backend/core/services/login_throttle.h"
#include "backend/core/services/password_service.h"
#include "backend/core/services/user_service.h"
#include "backend/core/use_cases/auth/auth_audit.h"
#include "backend/core/use_cases/auth/store_password.h"
#include "backend/shared/exceptions/error.h"

namespace wakedock::core {

ChangePassword::ChangePassword(IStore &store, PasswordService &passwords, UserService &users, LoginThrottle &throttle,
                               IClock &clock)
    : m_store(store)
    , m_passwords(passwords)
    , m_users(users)
    , m_throttle(throttle)
    , m_clock(clock)
{
}

Task<void> ChangePassword::execute(CallContext context, ChangePasswordRequest request)
{
    if (context.actor.kind != Actor::Kind::User) {
        throw Error(ErrorCode::Forbidden, "no_password_here", "You are not signed in with a password of WakeDock.")
            .withRemedy("Sign in as a user, or give a user a new password as an administrator.");
    }
    const auto byId = [id = context.actor.userId](Repositories &all) { return all.users().find(id); };
    const auto user = co_await m_store.read(byId);
    if (!user) {
        throw Error(ErrorCode::NotAuthenticated, "session_ended", "Your session has ended.").withRemedy("Sign in again.");
    }
    m_passwords.check(request.newPassword, user->username, "new_password");
    co_await checkCurrent(context, *user, request.currentPassword);
    if (request.newPassword.reveal() == request.currentPassword.reveal()) {
        throw Error(ErrorCode::Invalid, "password_unchanged", "The new password is the old one.")
            .withField("new_password", "is the old one");
    }
    NewPassword change{context, user->id, user->passwordHash, {}, context.actor.sessionId, m_clock.now()};
    change.newHash = co_await m_passwords.hash(request.newPassword, user->username, "new_password");
    const User stored = co_await m_store.write(change);
    m_users.userStored(stored);
    m_users.sessionsEnded(stored.id, context.actor.sessionId);
}

Task<void> ChangePassword::checkCurrent(CallContext context, User user, Secret typed)
{
    // Counted together with logins: a stolen session must not be a way to guess the password.
    auto attempt = co_await m_throttle.admit(user.username, context.address);
    if (co_await m_passwords.verify(typed, user.passwordHash)) {
        attempt.succeeded();
        co_return;
    }
    attempt.failed();
    throw Error(ErrorCode::Invalid, "password_wrong", "The current password is wrong.")
        .withField("current_password", "is wrong");
}

} // namespace wakedock::core
