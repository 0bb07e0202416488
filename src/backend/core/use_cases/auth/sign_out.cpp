#include "backend/core/use_cases/auth/sign_out.h"

#include "backend/core/ports/i_clock.h"
#include "backend/core/services/user_service.h"
#include "backend/core/use_cases/auth/auth_audit.h"

namespace wakedock::core {

SignOut::SignOut(IStore &store, IClock &clock, UserService &users) : m_store(store), m_clock(clock), m_users(users) { }

Task<void> SignOut::execute(CallContext context)
{
    const SessionId id = context.actor.sessionId;
    if (id.isEmpty()) {
        co_return;
    }
    const auto end = [context, id, now = m_clock.now()](Repositories &all) {
        auto session = all.sessions().find(id);
        if (!session || session->revoked) {
            return;
        }
        session->revoked = true;
        all.sessions().update(*session);
        all.audit().append(authAudit(context, now, "session.logout", context.actor.name));
    };
    co_await m_store.write(end);
    m_users.sessionEnded(id);
}

} // namespace wakedock::core
