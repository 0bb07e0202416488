#pragma once

#include "app/control/control_message.h"
#include "backend/core/queries/auth/list_users.h"
#include "backend/core/use_cases/auth/create_user.h"
#include "backend/core/use_cases/auth/set_user_password.h"
#include "backend/shared/async/task.h"

#include <string>

namespace wakedock::app {

/// `wakedock user ...`, the same whether it runs by itself or inside the WakeDock that already works with the data
/// directory. Backend thread.
class UserCommands
{
public:
    /// All outlive this; the users are loaded.
    UserCommands(core::CreateUser &createUser, core::SetUserPassword &setUserPassword, core::ListUsers &listUsers);

    /// @return what is to be printed, with line ends
    /// @throws Error what the use case refuses with; Unsupported (`command_unsupported`) when it is not about users
    Task<std::string> run(core::CallContext context, ControlRequest request);

private:
    Task<std::string> add(core::CallContext context, ControlRequest request);
    Task<std::string> setPassword(core::CallContext context, ControlRequest request);
    Task<std::string> list(core::CallContext context);
    static Task<std::string> refuse();

    core::CreateUser &m_createUser;
    core::SetUserPassword &m_setUserPassword;
    core::ListUsers &m_listUsers;
};

} // namespace wakedock::app
