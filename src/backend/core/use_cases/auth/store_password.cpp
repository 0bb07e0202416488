#include "backend/core/use_cases/auth/store_password.h"

#include "backend/core/use_cases/auth/auth_audit.h"
#include "backend/shared/exceptions/error.h"

namespace wakedock::core {

User NewPassword::operator()(Repositories &all) const
{
    auto user = all.users().find(userId);
    if (!user) {
        throw Error(ErrorCode::NotFound, "user_not_found", "There is no such user.");
    }
    if (expectedHash && user->passwordHash != *expectedHash) {
        throw Error(ErrorCode::PreconditionFailed, "version_changed", "The password was changed meanwhile.")
            .withRemedy("Sign in with the new one.");
    }
    user->passwordHash = newHash;
    revokeSessions(all, userId, keep);
    all.audit().append(authAudit(context, at, "user.password", user->username));
    return all.users().update(*user);
}

void revokeSessions(Repositories &all, const UserId &user, const SessionId &keep)
{
    for (auto &session : all.sessions().listOf(user)) {
        if (session.id != keep && !session.revoked) {
            session.revoked = true;
            all.sessions().update(session);
        }
    }
}

} // namespace wakedock::core
