#include "backend/core/use_cases/auth/change_user.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/user_rules.h"
#include "backend/core/services/user_service.h"
#include "backend/core/use_cases/auth/auth_audit.h"
#include "backend/core/use_cases/auth/store_password.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {
namespace {

bool isWorkingAdmin(const User &user)
{
    return user.role == Role::Admin && !user.disabled;
}

User changedUser(User user, const ChangeUserRequest &request)
{
    user.email = request.email.value_or(user.email);
    user.fullName = request.fullName.value_or(user.fullName);
    user.role = request.role.value_or(user.role);
    user.disabled = request.disabled.value_or(user.disabled);
    checkUserDetails(user.email, user.fullName);
    return user;
}

void mustLeaveAnAdmin(Repositories &all, const User &before, const User &after)
{
    if (!isWorkingAdmin(before) || isWorkingAdmin(after)) {
        return;
    }
    const auto users = all.users().list();
    const bool another = std::any_of(users.begin(), users.end(),
                                     [&](const User &user) { return user.id != after.id && isWorkingAdmin(user); });
    if (!another) {
        throw Error(ErrorCode::Conflict, "last_admin", "This is the last administrator who can sign in.")
            .withRemedy("Make somebody else an administrator first.");
    }
}

std::string accessText(const User &user)
{
    return "role=" + std::string(roleName(user.role)) + (user.disabled ? " disabled" : "");
}

/// A closure for IStore::write.
struct UserChange {
    CallContext context;
    ChangeUserRequest request;
    Timestamp at{};

    User operator()(Repositories &all) const
    {
        const auto before = all.users().find(request.id);
        if (!before) {
            throw Error(ErrorCode::NotFound, "user_not_found", "There is no such user.");
        }
        User after = changedUser(*before, request);
        after.version = request.expectedVersion.value_or(before->version);
        mustLeaveAnAdmin(all, *before, after);
        if (after.disabled && !before->disabled) {
            revokeSessions(all, after.id, {});
        }
        AuditEntry entry = authAudit(context, at, "user.change", after.username);
        entry.before = accessText(*before);
        entry.after = accessText(after);
        all.audit().append(std::move(entry));
        return all.users().update(after);
    }
};

} // namespace

ChangeUser::ChangeUser(IStore &store, IClock &clock, UserService &users) : m_store(store), m_clock(clock), m_users(users) { }

Task<UserProfile> ChangeUser::execute(CallContext context, ChangeUserRequest request)
{
    requirePermission(context.actor, permission::UsersManage);
    const UserChange change{context, request, m_clock.now()};
    const User stored = co_await m_store.write(change);
    m_users.userStored(stored);
    if (stored.disabled) {
        m_users.sessionsEnded(stored.id, {});
    }
    co_return profileOf(stored);
}

} // namespace wakedock::core
