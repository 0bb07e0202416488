#include "backend/api/terminal/terminal_client.h"

#include "backend/shared/async/settle.h"

#include <QWebSocketProtocol>

#include <exception>
#include <utility>

namespace wakedock::api {

namespace {

/// Output that may wait in the socket before the terminal is asked for more.
constexpr qint64 terminalUnsent = 256 * 1024;
constexpr std::size_t terminalUntyped = 1024 * 1024;
constexpr std::size_t terminalWaitingMessages = 64;

} // namespace

TerminalClient::TerminalClient(std::unique_ptr<QWebSocket> socket, core::CallContext context,
                               core::OpenTerminalRequest where, TerminalNeeds needs, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket), needs.limits, nullptr)
    , m_context(std::move(context))
    , m_where(std::move(where))
    , m_needs(std::move(needs))
{
    m_context.deadline = {};
    m_context.cancel = m_stop.token();
    connect(&m_socket, &LiveSocket::heardText, this, &TerminalClient::onText);
    connect(&m_socket, &LiveSocket::heardBytes, this, &TerminalClient::onBytes);
    connect(&m_socket, &LiveSocket::gone, this, &TerminalClient::onGone);
    connect(&m_socket, &LiveSocket::drained, this, [this] {
        auto room = std::exchange(m_room, {});
        room.succeed();
    });
}

void TerminalClient::signIn(const std::string &token)
{
    TerminalMessage message;
    message.type = TerminalMessage::Type::Auth;
    message.token = Secret(token);
    hear(std::move(message));
}

void TerminalClient::onText(const QString &text)
{
    try {
        hear(readTerminalMessage(text.toStdString()));
    } catch (const Error &why) {
        refuse(why);
    }
}

void TerminalClient::hear(TerminalMessage message)
{
    // At once: what was typed before it may never be taken.
    if (message.type == TerminalMessage::Type::Close && m_view) {
        m_view->close();
        return;
    }
    if (m_inbox.size() >= terminalWaitingMessages) {
        m_socket.close(QWebSocketProtocol::CloseCodePolicyViolated, "Too many messages at once.");
        return;
    }
    m_inbox.push_back(std::move(message));
    if (!std::exchange(m_working, true)) {
        m_needs.tasks.start("terminal message", [self = Self(this)](CancelToken) { return work(self); });
    }
}

Task<void> TerminalClient::work(Self self)
{
    while (self && !self->m_socket.isEnding() && !self->m_inbox.empty()) {
        TerminalMessage message = std::move(self->m_inbox.front());
        self->m_inbox.pop_front();
        const auto obeyed = co_await settle(obey(self, std::move(message)));
        if (self && obeyed.failure) {
            self->refuse(asError(obeyed.failure));
        }
    }
    if (self) {
        self->m_working = false;
    }
}

Task<void> TerminalClient::obey(Self self, TerminalMessage message)
{
    using Type = TerminalMessage::Type;
    if (message.type == Type::Auth) {
        co_return co_await authenticate(self, std::string(message.token.reveal()));
    }
    self->requireAuthenticated();
    if (message.type == Type::Open || message.type == Type::Attach) {
        co_return co_await start(self, std::move(message));
    }
    if (message.type == Type::Ping) {
        self->m_socket.send(terminal_message::pong());
        co_return;
    }
    if (!self->m_view) {
        throw Error(ErrorCode::Conflict, "terminal_not_open", "There is no terminal open on this connection.")
            .withRemedy(R"(Send {"type":"open"} first.)");
    }
    if (message.type == Type::Resize) {
        const auto view = self->m_view;
        co_await view->resize(self->m_context, message.command.size);
    }
}

void TerminalClient::requireAuthenticated() const
{
    if (!m_authenticated) {
        throw Error(ErrorCode::NotAuthenticated, "token_missing", "The first message must be the login.")
            .withRemedy(R"(Send {"type":"auth","token":...} first, or connect with a ticket.)");
    }
}

Task<void> TerminalClient::authenticate(Self self, std::string token)
{
    IAccess &access = self->m_needs.access;
    core::Actor actor = co_await access.authenticate(token);
    if (self) {
        self->m_context.actor = std::move(actor);
        self->m_token = Secret(std::move(token));
        self->m_authenticated = true;
    }
}

Task<void> TerminalClient::start(Self self, TerminalMessage message)
{
    if (self->m_view) {
        throw Error(ErrorCode::Conflict, "terminal_open", "This connection has a terminal already.")
            .withRemedy("Use another connection for another terminal.");
    }
    const bool resumes = message.type == TerminalMessage::Type::Attach;
    core::TerminalViewPtr view;
    if (resumes) {
        core::AttachTerminalRequest wish{message.session, message.offset};
        view = co_await self->m_needs.attach(self->m_context, std::move(wish));
    } else {
        core::OpenTerminalRequest wish = self->m_where;
        wish.command = std::move(message.command);
        view = co_await self->m_needs.open(self->m_context, std::move(wish));
    }
    if (!self || self->m_socket.isEnding()) {
        co_return;
    }
    self->m_view = view;
    self->m_socket.send(terminal_message::opened(*view, resumes));
    if (self && !self->m_socket.isEnding()) {
        self->m_needs.tasks.start("terminal output",
                                  [self, view, stop = self->m_stop.token()](CancelToken) { return show(self, view, stop); });
    }
}

Task<void> TerminalClient::show(Self self, core::TerminalViewPtr view, CancelToken stop)
{
    bool isOver = false;
    while (!isOver) {
        co_await awaitRoom(self, stop);
        const auto output = co_await view->next(stop);
        if (!self || self->m_socket.isEnding()) {
            co_return;
        }
        isOver = output.end.has_value();
        self->pass(output);
    }
}

Task<void> TerminalClient::awaitRoom(Self self, CancelToken stop)
{
    while (self && self->m_socket.unsent() > terminalUnsent) {
        stop.throwIfCancelled();
        Completion<> room;
        self->m_room = room;
        const auto stopping = stop.onCancel([room]() mutable { room.fail(Cancelled()); });
        co_await room;
    }
}

void TerminalClient::pass(const core::TerminalOutput &output)
{
    const Self self(this); // sending may end it
    if (output.dropped > 0) {
        m_socket.send(terminal_message::lagged(output.dropped));
    }
    if (self && !output.bytes.empty()) {
        m_socket.send(QByteArray::fromStdString(output.bytes));
    }
    if (self && output.end) {
        m_socket.send(terminal_message::exited(*output.end));
        m_socket.close(QWebSocketProtocol::CloseCodeNormal, "exited");
    }
}

void TerminalClient::onBytes(const QByteArray &bytes)
{
    if (!m_view) {
        refuse(Error(ErrorCode::Conflict, "terminal_not_open", "There is no terminal open on this connection."));
        return;
    }
    if (m_typed.size() + static_cast<std::size_t>(bytes.size()) > terminalUntyped) {
        refuse(Error(ErrorCode::TooManyRequests, "terminal_input_full",
                     "The program does not read what is typed; the last bytes were not passed on."));
        return;
    }
    m_typed.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    if (!std::exchange(m_typing, true)) {
        m_needs.tasks.start("terminal input",
                            [self = Self(this), stop = m_stop.token()](CancelToken) { return type(self, stop); });
    }
}

Task<void> TerminalClient::type(Self self, CancelToken stop)
{
    while (self && self->m_view && !self->m_typed.empty()) {
        const auto view = self->m_view;
        const auto written = co_await settle(view->write(std::exchange(self->m_typed, {}), stop));
        if (self && written.failure && !stop.isCancelled()) {
            self->refuse(asError(written.failure));
        }
    }
    if (self) {
        self->m_typing = false;
    }
}

void TerminalClient::refuse(const Error &why)
{
    if (why.code() == ErrorCode::Cancelled) {
        return;
    }
    const Self self(this);
    m_socket.send(terminal_message::error(why));
    if (self && why.code() == ErrorCode::NotAuthenticated) {
        m_socket.close(CloseNotSignedIn, why.reason());
    }
}

} // namespace wakedock::api
