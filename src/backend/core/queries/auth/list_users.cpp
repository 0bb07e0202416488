#include "backend/core/queries/auth/list_users.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/services/user_service.h"

namespace wakedock::core {

ListUsers::ListUsers(const UserService &users) : m_users(users) { }

Task<std::vector<UserProfile>> ListUsers::execute(CallContext context)
{
    requirePermission(context.actor, permission::UsersRead);
    co_return m_users.all();
}

} // namespace wakedock::core
