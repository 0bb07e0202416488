// Whether a terminal's client may go on, and its end.
#include "backend/api/terminal/terminal_client.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/shared/async/settle.h"

#include <utility>

namespace wakedock::api {

namespace {

constexpr int closeForbidden = 4403;
constexpr int closeLoginLate = 4408;

} // namespace

void TerminalClient::checkDeadlines(LiveSocket::Clock::time_point now)
{
    if (!m_authenticated && !m_socket.isEnding() && now > m_socket.connectedAt() + m_needs.limits.auth) {
        m_socket.send(terminal_message::error(Error(ErrorCode::Timeout, "auth_timeout", "The login did not come in time.")));
        m_socket.close(closeLoginLate, "auth_timeout");
    }
    m_socket.checkDeadlines(now);
}

void TerminalClient::recheckAccess()
{
    if (m_authenticated && !m_socket.isEnding()) {
        m_needs.tasks.start("terminal access check", [self = Self(this)](CancelToken) { return recheck(self); });
    }
}

bool TerminalClient::mayGoOn() const
{
    if (!m_view) {
        return true;
    }
    const bool isService = !m_view->info().serviceId.isEmpty();
    return m_needs.access.allows(m_context.actor,
                                 isService ? core::permission::ServiceExec : core::permission::ContainersExec);
}

Task<void> TerminalClient::recheck(Self self)
{
    IAccess &access = self->m_needs.access;
    auto actor = co_await settle(access.authenticate(std::string(self->m_token.reveal())));
    if (!self) {
        co_return;
    }
    if (!actor.failure) {
        self->m_context.actor = std::move(*actor.value);
    }
    if (!actor.failure && self->mayGoOn()) {
        co_return;
    }
    // First the connection: the terminal's end would say goodbye in its own way.
    const auto view = self->m_view;
    if (actor.failure) {
        self->refuse(asError(actor.failure));
    }
    if (self) {
        self->m_socket.close(actor.failure ? CloseNotSignedIn : closeForbidden, "The right to it was taken back.");
    }
    if (view) {
        view->close();
    }
}

void TerminalClient::leave(int code, const std::string &reason)
{
    m_socket.close(code, reason);
    letGo();
}

void TerminalClient::letGo()
{
    m_stop.cancel();
    m_view.reset();
}

/// May run inside any send.
void TerminalClient::onGone()
{
    letGo();
    Q_EMIT gone();
}

} // namespace wakedock::api
