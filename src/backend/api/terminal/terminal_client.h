#pragma once

#include "backend/api/middleware/i_access.h"
#include "backend/api/terminal/live_socket.h"
#include "backend/api/terminal/terminal_messages.h"
#include "backend/api/websocket/websocket_limits.h"
#include "backend/core/domain/call_context.h"
#include "backend/core/use_cases/terminals/open_terminal.h"
#include "backend/shared/async/task_scope.h"

#include <QPointer>

#include <deque>
#include <functional>
#include <memory>
#include <string>

namespace wakedock::api {

/// What all terminals of the API share; outlives them.
struct TerminalNeeds {
    IAccess &access;
    std::function<Task<core::TerminalViewPtr>(core::CallContext, core::OpenTerminalRequest)> open;
    std::function<Task<core::TerminalViewPtr>(core::CallContext, core::AttachTerminalRequest)> attach;
    const WebSocketLimits &limits;
    TaskScope &tasks;
};

/// One browser or script on a terminal (SPEC 6): texts are messages, bytes are what is typed and written. It signs in, opens
/// a terminal or comes back to one, and gets its output as fast as it reads and no faster. When the connection goes, the
/// terminal waits for it; when the terminal ends, the connection does.
class TerminalClient : public QObject
{
    Q_OBJECT

public:
    /// @param context address and request id of the upgrade
    /// @param where service or container
    TerminalClient(std::unique_ptr<QWebSocket> socket, core::CallContext context, core::OpenTerminalRequest where,
                   TerminalNeeds needs, QObject *parent);

    /// As if the first message had been the login with this token.
    void signIn(const std::string &token);
    /// Looks again whether the session still stands and may use terminals. If not, the terminal is closed.
    void recheckAccess();
    void checkDeadlines(LiveSocket::Clock::time_point now);
    /// Says goodbye and lets go of the terminal.
    void leave(int code, const std::string &reason);
    void abort() { m_socket.abort(); }
    [[nodiscard]] const core::Actor &actor() const { return m_context.actor; }

Q_SIGNALS:
    /// Once.
    void gone();

private:
    using Self = QPointer<TerminalClient>;
    static constexpr int CloseNotSignedIn = 4401;

    static Task<void> work(Self self);
    static Task<void> obey(Self self, TerminalMessage message);
    static Task<void> authenticate(Self self, std::string token);
    static Task<void> start(Self self, TerminalMessage message);
    static Task<void> type(Self self, CancelToken stop);
    static Task<void> show(Self self, core::TerminalViewPtr view, CancelToken stop);
    static Task<void> awaitRoom(Self self, CancelToken stop);
    static Task<void> recheck(Self self);

    void hear(TerminalMessage message);
    void onText(const QString &text);
    void onBytes(const QByteArray &bytes);
    void onGone();
    void letGo();
    void pass(const core::TerminalOutput &output);
    void refuse(const Error &why);
    void requireAuthenticated() const;
    [[nodiscard]] bool mayGoOn() const;

    LiveSocket m_socket;
    core::CallContext m_context;
    core::OpenTerminalRequest m_where;
    TerminalNeeds m_needs;
    std::deque<TerminalMessage> m_inbox;
    bool m_working = false;
    std::string m_typed; ///< Not taken by the terminal yet.
    bool m_typing = false;
    Secret m_token;
    bool m_authenticated = false;
    core::TerminalViewPtr m_view;
    CancelSource m_stop; ///< Fires when the connection goes.
    Completion<> m_room;
};

} // namespace wakedock::api
