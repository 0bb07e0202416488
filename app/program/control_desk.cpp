#include "app/program/control_desk.h"

#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::app {

ControlDesk::ControlDesk(AuthAssembly &auth, std::string url, std::function<void()> showWindow)
    : m_users(auth.createUser, auth.setUserPassword, auth.listUsers)
    , m_url(std::move(url))
    , m_showWindow(std::move(showWindow))
{
}

Task<std::string> ControlDesk::answer(ControlRequest request, std::string osUser)
{
    if (request.what == control_request::ShowWindow) {
        co_return showWindow();
    }
    core::CallContext context;
    context.actor = core::Actor::local(osUser);
    co_return co_await m_users.run(context, std::move(request));
}

std::string ControlDesk::showWindow() const
{
    if (!m_showWindow) {
        throw Error(ErrorCode::Conflict, "runs_headless",
                    "A WakeDock without a window already works with this data directory and serves " + m_url + ".")
            .withRemedy("Open that address in a browser, or end that WakeDock and start this one again.");
    }
    m_showWindow();
    return "WakeDock is open already; its window comes to the front.\n";
}

} // namespace wakedock::app
