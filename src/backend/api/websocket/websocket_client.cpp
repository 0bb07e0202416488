#include "backend/api/websocket/websocket_client.h"

#include <QWebSocketProtocol>

#include <exception>
#include <utility>

namespace wakedock::api {

namespace {

constexpr int closeNotAuthenticated = 4401;
constexpr std::size_t heldEvents = 1000;

} // namespace

WebSocketClient::WebSocketClient(std::unique_ptr<QWebSocket> socket, core::CallContext context, WebSocketNeeds needs,
                                 QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
    , m_context(std::move(context))
    , m_needs(std::move(needs))
    , m_connectedAt(Clock::now())
    , m_lastHeard(m_connectedAt)
    , m_lastPing(m_connectedAt)
    , m_lastWritten(m_connectedAt)
{
    m_socket->setMaxAllowedIncomingMessageSize(m_needs.limits.messageBytes);
    m_socket->setMaxAllowedIncomingFrameSize(m_needs.limits.messageBytes);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &WebSocketClient::onText);
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this,
            [this] { close(QWebSocketProtocol::CloseCodeDatatypeNotSupported, "Messages are JSON texts."); });
    connect(m_socket.get(), &QWebSocket::pong, this, [this] { m_lastHeard = Clock::now(); });
    connect(m_socket.get(), &QWebSocket::bytesWritten, this, &WebSocketClient::onBytesWritten);
    connect(m_socket.get(), &QWebSocket::disconnected, this, &WebSocketClient::onDisconnected);
}

void WebSocketClient::onText(const QString &text)
{
    m_lastHeard = Clock::now();
    if (m_closing || m_gone) {
        return;
    }
    if (m_inbox.size() >= m_needs.limits.waitingMessages) {
        close(QWebSocketProtocol::CloseCodePolicyViolated, "Too many messages at once.");
        return;
    }
    m_inbox.push_back(text.toStdString());
    if (!std::exchange(m_working, true)) {
        m_needs.tasks.start("WebSocket message", [self = QPointer(this)](CancelToken) { return work(self); });
    }
}

void WebSocketClient::signIn(const std::string &token)
{
    onText(QString::fromStdString(authMessage(token)));
}

Task<void> WebSocketClient::work(QPointer<WebSocketClient> self)
{
    while (self && !self->m_closing && !self->m_inbox.empty()) {
        std::string id;
        std::exception_ptr failure;
        try {
            const std::string text = std::move(self->m_inbox.front());
            self->m_inbox.pop_front();
            ClientMessage message = readClientMessage(text);
            id = message.id;
            co_await obey(self, std::move(message));
        } catch (...) {
            failure = std::current_exception();
        }
        if (self && failure) {
            self->refuse(id, asError(failure));
        }
    }
    if (self) {
        self->m_working = false;
    }
}

Task<void> WebSocketClient::obey(QPointer<WebSocketClient> self, ClientMessage message)
{
    if (message.type == ClientMessage::Type::Auth) {
        co_return co_await authenticate(self, std::string(message.token.reveal()));
    }
    if (!self->m_authenticated) {
        throw Error(ErrorCode::NotAuthenticated, "token_missing", "The first message must be the login.")
            .withRemedy(R"(Send {"type":"auth","token":...} first.)");
    }
    switch (message.type) {
    case ClientMessage::Type::Subscribe:
        co_return co_await subscribe(self, std::move(message));
    case ClientMessage::Type::Unsubscribe:
        self->m_subscriptions.erase(message.id);
        co_return;
    default:
        self->send(server_message::pong(message.id));
    }
}

Task<void> WebSocketClient::authenticate(QPointer<WebSocketClient> self, std::string token)
{
    IAccess &access = self->m_needs.access;
    core::Actor actor = co_await access.authenticate(token);
    if (self) {
        self->m_context.actor = std::move(actor);
        self->m_token = Secret(std::move(token));
        self->m_authenticated = true;
        self->dropForbiddenSubscriptions();
    }
}

Task<void> WebSocketClient::subscribe(QPointer<WebSocketClient> self, ClientMessage message)
{
    ITopic &topic = self->openSubscription(message);
    // Taken before the snapshot: what happens while it is made is in the events that follow it.
    const std::uint64_t seq = self->m_needs.lastSeq();
    std::string snapshot;
    std::exception_ptr failure;
    if (message.wantsSnapshot) {
        try {
            snapshot = co_await topic.snapshot(self->m_context);
        } catch (...) {
            failure = std::current_exception();
        }
    }
    if (self && failure) {
        self->m_subscriptions.erase(message.id);
        std::rethrow_exception(failure);
    }
    if (self) {
        self->confirm(message.id, seq, snapshot);
    }
}

ITopic &WebSocketClient::openSubscription(const ClientMessage &message)
{
    ITopic *topic = nullptr;
    for (const auto &known : m_needs.topics) {
        topic = known->name() == message.topic ? known.get() : topic;
    }
    if (!topic) {
        throw Error(ErrorCode::NotFound, "unknown_topic", "There is no topic " + message.topic + ".");
    }
    if (!m_needs.access.allows(m_context.actor, topic->permission())) {
        throw Error(ErrorCode::Forbidden, "permission_missing",
                    m_context.actor.name + " has no permission " + std::string(topic->permission()) + ".");
    }
    if (m_subscriptions.contains(message.id)) {
        throw Error(ErrorCode::Conflict, "id_taken", "There is a subscription with this id already.");
    }
    if (m_subscriptions.size() >= m_needs.limits.subscriptions) {
        throw Error(ErrorCode::TooManyRequests, "too_many_subscriptions", "This connection holds too many subscriptions.");
    }
    m_subscriptions.emplace(message.id, Subscription{topic, 0, true, {}});
    return *topic;
}

void WebSocketClient::confirm(const std::string &id, std::uint64_t seq, const std::string &snapshot)
{
    const auto found = m_subscriptions.find(id);
    if (found == m_subscriptions.end()) {
        return; // The right to it went while the snapshot was made.
    }
    send(server_message::subscribed(id, found->second.topic->name(), seq, snapshot));
    found->second.opening = false;
    for (const QString &tail : std::exchange(found->second.held, {})) {
        deliver(id, found->second, tail);
    }
}

void WebSocketClient::sendEvent(std::string_view topic, const QString &tail)
{
    for (auto &[id, subscription] : m_subscriptions) {
        if (m_gone) {
            return;
        }
        if (subscription.topic->name() == topic) {
            deliver(id, subscription, tail);
        }
    }
}

void WebSocketClient::deliver(const std::string &id, Subscription &subscription, const QString &tail)
{
    if (subscription.opening && subscription.held.size() < heldEvents) {
        subscription.held.push_back(tail);
        return;
    }
    // Once behind, nothing is sent until the gap was told: an event after an untold gap would look complete.
    if (subscription.opening || subscription.dropped > 0 || isFull()) {
        ++subscription.dropped;
        ++m_dropped;
        return;
    }
    send(QString::fromStdString(server_message::eventHead(id)) + tail);
}

void WebSocketClient::reportLag()
{
    for (auto &[id, subscription] : m_subscriptions) {
        if (!m_gone && !subscription.opening && subscription.dropped > 0) {
            send(server_message::lagged(id, subscription.topic->name(), std::exchange(subscription.dropped, 0)));
        }
    }
}

void WebSocketClient::recheckAccess()
{
    if (m_authenticated && !m_closing) {
        m_needs.tasks.start("WebSocket access check", [self = QPointer(this)](CancelToken) { return recheck(self); });
    }
}

Task<void> WebSocketClient::recheck(QPointer<WebSocketClient> self)
{
    IAccess &access = self->m_needs.access;
    std::exception_ptr failure;
    core::Actor actor;
    try {
        actor = co_await access.authenticate(std::string(self->m_token.reveal()));
    } catch (...) {
        failure = std::current_exception();
    }
    if (!self) {
        co_return;
    }
    if (failure) {
        self->refuse({}, asError(failure));
        self->close(closeNotAuthenticated, "The session is no longer good.");
        co_return;
    }
    self->m_context.actor = std::move(actor);
    self->dropForbiddenSubscriptions();
}

void WebSocketClient::dropForbiddenSubscriptions()
{
    std::vector<std::string> forbidden;
    for (const auto &[id, subscription] : m_subscriptions) {
        if (!m_needs.access.allows(m_context.actor, subscription.topic->permission())) {
            forbidden.push_back(id);
        }
    }
    for (const std::string &id : forbidden) {
        m_subscriptions.erase(id);
        refuse(id,
               Error(ErrorCode::Forbidden, "permission_missing", "The permission for this subscription was taken back."));
    }
}

void WebSocketClient::refuse(const std::string &id, const Error &why)
{
    send(server_message::error(id, why));
    if (why.code() == ErrorCode::NotAuthenticated) {
        close(closeNotAuthenticated, why.reason());
    }
}

} // namespace wakedock::api
