#pragma once

#include "backend/api/http/i_request_handler.h"
#include "backend/api/websocket/socket_arrivals.h"
#include "backend/api/websocket/websocket_client.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/shared/logging/log.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

namespace wakedock::api {

/// An event on its way to the clients. `data` is complete JSON.
struct Broadcast {
    std::string topic;
    std::uint64_t seq = 0;
    Timestamp at{};
    std::string data;
};

/// All WebSocket clients. Turns events into messages, once per event, and has two doors for everybody else: one user's
/// clients, or all. Only subscribers of the topic get anything. Backend thread.
class WebSocketManager : public QObject, public IUpgradeHandler
{
    Q_OBJECT

public:
    /// @param access and events outlive the manager; await stop() before they go
    WebSocketManager(IAccess &access, core::IEventBus &events, std::vector<std::unique_ptr<ITopic>> topics,
                     const WebSocketLimits &limits, const Log &log);
    ~WebSocketManager() override;

    /// Host, Origin and the route are checked already.
    void takeOver(std::unique_ptr<QTcpSocket> socket, const HttpRequest &request) override;

    void broadcastToUser(const core::UserId &user, const Broadcast &broadcast);
    void broadcastToAll(const Broadcast &broadcast);

    /// Says goodbye to everybody (1001) and ends what is being worked on.
    Task<void> stop();
    [[nodiscard]] std::size_t clientCount() const { return m_clients.size(); }
    /// Events not sent to clients that read too slowly, since the start.
    [[nodiscard]] std::uint64_t droppedEvents() const;
    [[nodiscard]] const std::vector<std::unique_ptr<ITopic>> &topics() const { return m_topics; }

private:
    void welcome(std::unique_ptr<QWebSocket> socket, const HttpRequest &request);
    void onEvent(const core::EventRecord &record);
    void onAccessChanged(const core::AccessChanged &changed);
    void sweep();
    void forget(WebSocketClient *client);
    /// Clients may go while they are gone through.
    [[nodiscard]] std::vector<QPointer<WebSocketClient>> snapshot() const;

    core::IEventBus &m_events;
    std::vector<std::unique_ptr<ITopic>> m_topics;
    WebSocketLimits m_limits;
    Log m_log;
    TaskScope m_tasks;
    WebSocketNeeds m_needs;
    SocketArrivals m_arrivals;
    std::unordered_set<WebSocketClient *> m_clients;
    std::uint64_t m_droppedByGone = 0;
    bool m_stopping = false;
    core::IEventBus::Subscription m_subscription;
    QTimer m_sweep;
};

} // namespace wakedock::api
