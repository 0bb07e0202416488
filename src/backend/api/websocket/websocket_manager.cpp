#include "backend/api/websocket/websocket_manager.h"

#include "backend/api/http/bearer_token.h"

#include <QTcpSocket>
#include <QWebSocketProtocol>

#include <stdexcept>
#include <utility>
#include <variant>

namespace wakedock::api {

WebSocketManager::WebSocketManager(IAccess &access, core::IEventBus &events, std::vector<std::unique_ptr<ITopic>> topics,
                                   const WebSocketLimits &limits, const Log &log)
    : m_events(events)
    , m_topics(std::move(topics))
    , m_limits(limits)
    , m_log(log)
    , m_tasks([log](const std::string &what, std::exception_ptr failure) {
        log.error("A " + what + " failed: " + describe(failure));
    })
    , m_needs{access, m_topics, m_limits, m_tasks, [this] { return m_events.lastSeq(); }}
    , m_arrivals(limits.clients, [this](std::unique_ptr<QWebSocket> socket, const HttpRequest &request) {
        welcome(std::move(socket), request);
    })
{
    for (const auto &topic : m_topics) {
        if (topic->permission().empty()) {
            throw std::logic_error("The topic " + std::string(topic->name()) + " names no permission.");
        }
    }
    connect(&m_sweep, &QTimer::timeout, this, &WebSocketManager::sweep);
    m_subscription = m_events.subscribe([this](const core::EventRecord &record) { onEvent(record); });
    m_sweep.start(m_limits.sweep);
}

WebSocketManager::~WebSocketManager()
{
    m_subscription.reset();
    for (const auto &client : snapshot()) {
        client->abort();
    }
}

void WebSocketManager::takeOver(std::unique_ptr<QTcpSocket> socket, const HttpRequest &request)
{
    const bool isFull = m_clients.size() + m_arrivals.count() >= m_limits.clients;
    if (isFull || m_stopping) {
        m_log.warning("A WebSocket was refused: there are too many, or WakeDock is stopping.",
                      {{"address", request.remoteAddress}});
        socket->abort();
        return;
    }
    m_arrivals.take(std::move(socket), request);
}

void WebSocketManager::welcome(std::unique_ptr<QWebSocket> socket, const HttpRequest &request)
{
    const LogFields fields{{"request_id", request.context.requestId}, {"address", request.context.address}};
    auto *client = new WebSocketClient(std::move(socket), request.context, m_needs, this);
    m_clients.insert(client);
    connect(client, &WebSocketClient::gone, this, [this, client] { forget(client); });
    m_log.info("WebSocket open", fields);
    if (const auto token = bearerTokenOf(request); !token.empty()) {
        client->signIn(token);
    }
}

void WebSocketManager::forget(WebSocketClient *client)
{
    m_droppedByGone += client->dropped();
    m_clients.erase(client);
    client->deleteLater();
}

std::vector<QPointer<WebSocketClient>> WebSocketManager::snapshot() const
{
    return {m_clients.begin(), m_clients.end()};
}

void WebSocketManager::onEvent(const core::EventRecord &record)
{
    if (m_clients.empty()) {
        return;
    }
    if (const auto *changed = std::get_if<core::AccessChanged>(&record.event)) {
        onAccessChanged(*changed);
        return;
    }
    for (const auto &topic : m_topics) {
        if (const auto data = topic->dataOf(record)) {
            broadcastToAll({std::string(topic->name()), record.seq, record.at, *data});
        }
    }
}

void WebSocketManager::onAccessChanged(const core::AccessChanged &changed)
{
    for (const auto &client : snapshot()) {
        const core::Actor &actor = client->actor();
        const bool concerned =
            actor.userId == changed.userId && (changed.sessionId.isEmpty() || changed.sessionId == actor.sessionId);
        if (concerned) {
            client->recheckAccess();
        }
    }
}

void WebSocketManager::broadcastToUser(const core::UserId &user, const Broadcast &broadcast)
{
    const QString tail =
        QString::fromStdString(server_message::eventTail(broadcast.topic, broadcast.seq, broadcast.at, broadcast.data));
    for (const auto &client : snapshot()) {
        if (client && client->isAuthenticated() && client->actor().userId == user) {
            client->sendEvent(broadcast.topic, tail);
        }
    }
}

void WebSocketManager::broadcastToAll(const Broadcast &broadcast)
{
    const QString tail =
        QString::fromStdString(server_message::eventTail(broadcast.topic, broadcast.seq, broadcast.at, broadcast.data));
    for (const auto &client : snapshot()) {
        if (client && client->isAuthenticated()) {
            client->sendEvent(broadcast.topic, tail);
        }
    }
}

void WebSocketManager::sweep()
{
    const auto now = WebSocketClient::Clock::now();
    for (const auto &client : snapshot()) {
        client->checkDeadlines(now);
    }
    m_arrivals.sweep(now);
}

Task<void> WebSocketManager::stop()
{
    m_stopping = true;
    m_subscription.reset();
    for (const auto &client : snapshot()) {
        client->close(QWebSocketProtocol::CloseCodeGoingAway, "WakeDock is stopping.");
    }
    m_tasks.cancel();
    co_await m_tasks.idle();
    for (const auto &client : snapshot()) {
        client->abort();
    }
    m_sweep.stop();
}

std::uint64_t WebSocketManager::droppedEvents() const
{
    std::uint64_t sum = m_droppedByGone;
    for (const WebSocketClient *client : m_clients) {
        sum += client->dropped();
    }
    return sum;
}

} // namespace wakedock::api
