#include "backend/core/use_cases/auth/sign_in.h"

#include "backend/core/domain/rules/user_rules.h"
#include "backend/core/services/login_throttle.h"
#include "backend/core/services/password_service.h"
#include "backend/core/services/user_service.h"
#include "backend/core/use_cases/auth/auth_audit.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {
namespace {

constexpr std::size_t signInNameMost = 64; ///< More is no user's name; it goes into memory and the record, so cut it.

Error credentialsWrong()
{
    return Error(ErrorCode::NotAuthenticated, "credentials_wrong", "User name or password is wrong.")
        .withRemedy("Check both. After several failures WakeDock refuses further attempts for some minutes.");
}

} // namespace

SignIn::SignIn(IStore &store, PasswordService &passwords, SessionIssuer &issuer, UserService &users, LoginThrottle &throttle)
    : m_store(store)
    , m_passwords(passwords)
    , m_issuer(issuer)
    , m_users(users)
    , m_throttle(throttle)
{
}

Task<SignedIn> SignIn::execute(CallContext context, SignInRequest request)
{
    const std::string username = normalUsername(request.username).substr(0, signInNameMost);
    auto attempt = co_await m_throttle.admit(username, context.address);
    const auto user = co_await whoseCredentials(username, request.password);
    if (!user) {
        const bool locked = attempt.failed();
        co_await recordFailure(context, username, locked);
        throw credentialsWrong();
    }
    if (user->disabled) {
        throw Error(ErrorCode::NotAuthenticated, "user_disabled", "This account is disabled.")
            .withRemedy("Ask an administrator to enable it.");
    }
    auto signedIn = co_await openSession(context, *user, request.userAgent);
    attempt.succeeded();
    co_return signedIn;
}

Task<std::optional<User>> SignIn::whoseCredentials(std::string username, Secret password)
{
    const auto byName = [username](Repositories &all) { return all.users().findByName(username); };
    auto user = co_await m_store.read(byName);
    // An unknown name costs a verification too.
    const bool isRight = co_await m_passwords.verify(password, user ? user->passwordHash : std::string());
    co_return isRight ? std::move(user) : std::nullopt;
}

Task<void> SignIn::recordFailure(CallContext context, std::string username, bool locked)
{
    const auto note = [context, username, locked, now = m_issuer.now()](Repositories &all) {
        all.audit().append(signInAudit(context, now, "session.login_failed", username));
        if (locked) {
            all.audit().append(signInAudit(context, now, "session.locked", username));
        }
    };
    co_await m_store.write(note);
}

Task<SignedIn> SignIn::openSession(CallContext context, User user, std::string userAgent)
{
    const auto opened = m_issuer.open(user, context.address, userAgent);
    const auto store = [context, user, session = opened.session](Repositories &all) {
        // Verifying took a while: the user may have been disabled or given another password meanwhile.
        const auto now = all.users().find(user.id);
        if (!now || now->disabled || now->passwordHash != user.passwordHash) {
            throw credentialsWrong();
        }
        all.sessions().removeExpired(session.createdAt);
        all.sessions().create(session);
        all.users().recordLogin(user.id, session.createdAt);
        all.audit().append(signInAudit(context, session.createdAt, "session.login", user.username));
        return *all.users().find(user.id);
    };
    const User stored = co_await m_store.write(store);
    m_users.userStored(stored);
    m_users.sessionOpened(opened.session);
    co_return m_issuer.tokensFor(opened, profileOf(stored));
}

} // namespace wakedock::core
