#pragma once

#include "backend/api/websocket/websocket_manager.h"
#include "backend/infrastructure/events/event_bus.h"
#include "edge_server.h"
#include "tests/support/fakes/fake_clock.h"

#include <QJsonObject>
#include <QList>
#include <QWebSocket>

#include <memory>
#include <string>

namespace wakedock::tests {

/// A browser's end of a WebSocket on /live; keeps what it was told.
class LiveClient
{
public:
    explicit LiveClient(quint16 port, const QByteArray &origin = {});

    void say(const QByteArray &json) { m_socket.sendTextMessage(QString::fromUtf8(json)); }
    void signIn(const QByteArray &token = "viewer-token") { say(R"({"type":"auth","token":")" + token + R"("})"); }
    /// Signs in, subscribes under the id "s" and waits for the confirmation.
    bool subscribe(const QByteArray &topic, const QByteArray &token = "viewer-token");
    /// The next message that was not taken yet; empty when none came.
    QJsonObject take();
    /// The next message of that type, earlier ones are skipped.
    QJsonObject take(const QString &type);
    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    bool isClosed();
    QWebSocket &socket() { return m_socket; }
    QList<QJsonObject> messages; ///< Not taken yet.

private:
    QWebSocket m_socket;
};

/// The real server with the WebSockets on GET /live, fed by the real event bus.
struct LiveEdge {
    explicit LiveEdge(const api::WebSocketLimits &limits = quickLimits());
    ~LiveEdge();
    static api::WebSocketLimits quickLimits();

    /// A change of a service; `padding` makes the event that large.
    void changeService(const std::string &name, std::size_t padding = 0);
    void changeOperation(const std::string &serviceName);

    FakeClock clock;
    RecordingLog log;
    events::EventBus bus;
    FakeAccess access;
    int made = 0; ///< How often a service was turned into JSON.
    Completion<> snapshotReady;
    std::unique_ptr<api::WebSocketManager> manager;
    std::unique_ptr<EdgeServer> edge;

private:
    std::vector<std::unique_ptr<api::ITopic>> makeTopics();
    static Task<std::string> snapshotWhenReady(Completion<> ready);
};

} // namespace wakedock::tests
