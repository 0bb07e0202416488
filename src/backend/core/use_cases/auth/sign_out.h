#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/repositories/i_store.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {

class IClock;
class UserService;

/// Ends the caller's own session; its tokens count no longer from now on. Does nothing for the window, which has none.
class SignOut
{
public:
    SignOut(IStore &store, IClock &clock, UserService &users);
    Task<void> execute(CallContext context);

private:
    IStore &m_store;
    IClock &m_clock;
    UserService &m_users;
};

} // namespace wakedock::core
