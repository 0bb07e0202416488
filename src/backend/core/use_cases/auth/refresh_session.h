#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/session_issuer.h"
#include "backend/shared/async/task.h"
#include "backend/shared/utils/secret.h"

namespace wakedock::core {

class UserService;

/// New tokens for a refresh token, which is good once. Using one that was used already ends the whole session: either its
/// owner or somebody else holds a copy, and WakeDock cannot tell who. Open to everybody.
class RefreshSession
{
public:
    RefreshSession(IStore &store, SessionIssuer &issuer, UserService &users);
    /// @throws Error NotAuthenticated (`token_invalid`, `token_reused`, `session_ended`)
    Task<SignedIn> execute(CallContext context, Secret refreshToken);

private:
    IStore &m_store;
    SessionIssuer &m_issuer;
    UserService &m_users;
};

} // namespace wakedock::core
