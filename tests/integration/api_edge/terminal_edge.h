#pragma once

#include "backend/api/terminal/terminal_sockets.h"
#include "backend/api/websocket/upgrade_switch.h"
#include "backend/core/services/terminal_service.h"
#include "backend/infrastructure/events/event_bus.h"
#include "edge_server.h"
#include "tests/support/fakes/fake_clock.h"
#include "tests/support/fakes/fake_container_terminals.h"
#include "tests/support/fakes/fake_store.h"

#include <QJsonObject>
#include <QList>
#include <QWebSocket>

#include <memory>
#include <string>

namespace wakedock::tests {

/// A browser's end of a terminal.
class TerminalPeer
{
public:
    explicit TerminalPeer(quint16 port, const QString &path = QStringLiteral("/api/v1/services/shop/terminal"));

    void say(const QByteArray &json) { m_socket.sendTextMessage(QString::fromUtf8(json)); }
    void type(const QByteArray &bytes) { m_socket.sendBinaryMessage(bytes); }
    void signIn(const QByteArray &token) { say(R"({"type":"auth","token":")" + token + R"("})"); }
    /// Signs in and opens. @return the session
    QByteArray open(const QByteArray &token = "operator-token");
    /// The next text that was not taken yet; empty when none came.
    QJsonObject take();
    bool shows(const QByteArray &text);
    bool isClosed();
    int closeCode() const { return m_socket.closeCode(); }
    QWebSocket &socket() { return m_socket; }
    QByteArray screen; ///< All bytes so far.

private:
    QWebSocket m_socket;
    QList<QJsonObject> m_messages;
};

/// The real server with terminals over the real sessions, in containers of a fake engine: the service `shop` runs, `wiki`
/// does not.
class TerminalEdge
{
public:
    explicit TerminalEdge(const api::WebSocketLimits &limits = quickLimits());
    ~TerminalEdge();
    TerminalEdge(const TerminalEdge &) = delete;
    TerminalEdge &operator=(const TerminalEdge &) = delete;
    static api::WebSocketLimits quickLimits();

    [[nodiscard]] quint16 port() const { return edge->port(); }
    [[nodiscard]] FakeTerminal &terminal(std::size_t which = 0) { return *port_.opened.at(which); }

    FakeClock clock;
    RecordingLog log;
    events::EventBus bus;
    FakeAccess access;
    FakeStore store;
    FakeContainerTerminals port_;
    TaskScope scope{nullptr};
    core::TerminalService service;
    api::SocketTickets tickets;
    api::UpgradeSwitch upgrades;
    std::unique_ptr<api::TerminalSockets> sockets;
    std::unique_ptr<EdgeServer> edge;

private:
    Task<core::TerminalViewPtr> open(core::CallContext context, core::OpenTerminalRequest request);
    Task<core::TerminalViewPtr> attach(core::CallContext context, core::AttachTerminalRequest request);
};

} // namespace wakedock::tests
