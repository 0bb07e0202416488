#include "backend/core/use_cases/auth/set_user_password.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/user_rules.h"
#include "backend/core/services/password_service.h"
#include "backend/core/services/user_service.h"
#include "backend/core/use_cases/auth/store_password.h"
#include "backend/shared/exceptions/error.h"

namespace wakedock::core {

SetUserPassword::SetUserPassword(IStore &store, PasswordService &passwords, IClock &clock, UserService &users)
    : m_store(store)
    , m_passwords(passwords)
    , m_clock(clock)
    , m_users(users)
{
}

Task<void> SetUserPassword::execute(CallContext context, SetUserPasswordRequest request)
{
    requirePermission(context.actor, permission::UsersManage);
    const std::string username = normalUsername(request.username);
    const auto byName = [username](Repositories &all) { return all.users().findByName(username); };
    const auto user = co_await m_store.read(byName);
    if (!user) {
        throw Error(ErrorCode::NotFound, "user_not_found", "There is no user named " + username + ".")
            .withRemedy("Look at the list of users.");
    }
    NewPassword change{context, user->id, std::nullopt, {}, {}, m_clock.now()};
    change.newHash = co_await m_passwords.hash(request.password, username);
    const User stored = co_await m_store.write(change);
    m_users.userStored(stored);
    m_users.sessionsEnded(stored.id, {});
}

} // namespace wakedock::core
