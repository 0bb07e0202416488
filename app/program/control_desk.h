#pragma once

#include "app/assembly/auth_assembly.h"
#include "app/control/control_message.h"
#include "app/program/user_commands.h"
#include "backend/shared/async/task.h"

#include <functional>
#include <string>

namespace wakedock::app {

/// Does what other starts of WakeDock ask of the running one. Backend thread.
class ControlDesk
{
public:
    /// @param auth outlives this
    /// @param url where the running one serves
    /// @param showWindow brings the window to the front; called on the backend thread, must not wait. Empty = headless.
    ControlDesk(AuthAssembly &auth, std::string url, std::function<void()> showWindow);

    /// @param osUser who asks; acts as the local user of that name
    /// @return what the asker prints
    /// @throws Error Conflict (`runs_headless`), Unsupported, and what use cases refuse with
    Task<std::string> answer(ControlRequest request, std::string osUser);

private:
    [[nodiscard]] std::string showWindow() const;

    UserCommands m_users;
    std::string m_url;
    std::function<void()> m_showWindow;
};

} // namespace wakedock::app
