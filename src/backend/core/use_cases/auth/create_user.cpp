#include "backend/core/use_cases/auth/create_user.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/user_rules.h"
#include "backend/core/services/password_service.h"
#include "backend/core/services/user_service.h"
#include "backend/core/use_cases/auth/auth_audit.h"
#include "backend/shared/utils/uuid.h"

#include <utility>

namespace wakedock::core {

CreateUser::CreateUser(IStore &store, PasswordService &passwords, IClock &clock, UserService &users)
    : m_store(store)
    , m_passwords(passwords)
    , m_clock(clock)
    , m_users(users)
{
}

Task<UserProfile> CreateUser::execute(CallContext context, CreateUserRequest request)
{
    requirePermission(context.actor, permission::UsersManage);
    User user;
    user.id = UserId(makeUuid());
    user.username = normalUsername(request.username);
    user.email = request.email;
    user.fullName = request.fullName;
    user.role = request.role;
    user.createdAt = m_clock.now();
    checkUsername(user.username);
    checkUserDetails(user.email, user.fullName);
    user.passwordHash = co_await m_passwords.hash(request.password, user.username);
    const auto store = [context, user](Repositories &all) {
        AuditEntry entry = authAudit(context, user.createdAt, "user.create", user.username);
        entry.after = "role=" + std::string(roleName(user.role));
        all.audit().append(std::move(entry));
        return all.users().create(user);
    };
    const User stored = co_await m_store.write(store);
    m_users.userStored(stored);
    co_return profileOf(stored);
}

} // namespace wakedock::core
