#include "backend/core/queries/auth/who_am_i.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/services/user_service.h"
#include "backend/shared/exceptions/error.h"

namespace wakedock::core {

WhoAmI::WhoAmI(const UserService &users) : m_users(users) { }

Task<Me> WhoAmI::execute(CallContext context)
{
    Me me;
    me.sessionId = context.actor.sessionId;
    me.user.username = context.actor.name;
    me.user.role = context.actor.role;
    if (context.actor.kind == Actor::Kind::User) {
        const auto user = m_users.find(context.actor.userId);
        if (!user) {
            throw Error(ErrorCode::NotAuthenticated, "session_ended", "Your session has ended.")
                .withRemedy("Sign in again.");
        }
        me.user = *user;
    }
    for (const auto name : permissionsOf(me.user.role)) {
        me.permissions.emplace_back(name);
    }
    co_return me;
}

} // namespace wakedock::core
