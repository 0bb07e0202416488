#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/user_profile.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/repositories/i_store.h"
#include "backend/shared/async/task.h"
#include "backend/shared/utils/secret.h"

#include <optional>
#include <string>

namespace wakedock::core {

class PasswordService;
class UserService;

/// Name and password as they were given; the name is brought into normal form.
struct FirstAdminRequest {
    std::string username;
    Secret password;
};

/// Makes the first administrator, for the unattended start and for SetUp. Asks for no permission: its callers are
/// WakeDock's own start and the holder of the set-up token, never a route.
class CreateFirstAdmin
{
public:
    CreateFirstAdmin(IStore &store, PasswordService &passwords, IClock &clock, UserService &users);
    /// @return nothing when there is an administrator already: then nothing changes, whatever was asked for
    /// @throws Error Invalid (user name, password policy)
    Task<std::optional<UserProfile>> execute(CallContext context, FirstAdminRequest request);
    /// True until the first administrator exists.
    [[nodiscard]] bool needed() const;

private:
    IStore &m_store;
    PasswordService &m_passwords;
    IClock &m_clock;
    UserService &m_users;
};

} // namespace wakedock::core
