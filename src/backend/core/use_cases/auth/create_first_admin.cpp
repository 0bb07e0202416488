#include "backend/core/use_cases/auth/create_first_admin.h"

#include "backend/core/domain/rules/user_rules.h"
#include "backend/core/services/password_service.h"
#include "backend/core/services/user_service.h"
#include "backend/core/use_cases/auth/auth_audit.h"
#include "backend/shared/utils/uuid.h"

namespace wakedock::core {

CreateFirstAdmin::CreateFirstAdmin(IStore &store, PasswordService &passwords, IClock &clock, UserService &users)
    : m_store(store)
    , m_passwords(passwords)
    , m_clock(clock)
    , m_users(users)
{
}

bool CreateFirstAdmin::needed() const
{
    return !m_users.hasAdmin();
}

Task<std::optional<UserProfile>> CreateFirstAdmin::execute(CallContext context, FirstAdminRequest request)
{
    if (!needed()) {
        co_return std::nullopt;
    }
    User user;
    user.id = UserId(makeUuid());
    user.username = normalUsername(request.username);
    user.role = Role::Admin;
    user.createdAt = m_clock.now();
    checkUsername(user.username);
    user.passwordHash = co_await m_passwords.hash(request.password, user.username);
    const auto store = [context, user](Repositories &all) -> std::optional<User> {
        if (all.users().anyAdmin()) {
            return std::nullopt; // Somebody was faster.
        }
        all.audit().append(authAudit(context, user.createdAt, "user.first_admin", user.username));
        return all.users().create(user);
    };
    const std::optional<User> stored = co_await m_store.write(store);
    if (!stored) {
        co_return std::nullopt;
    }
    m_users.userStored(*stored);
    co_return profileOf(*stored);
}

} // namespace wakedock::core
