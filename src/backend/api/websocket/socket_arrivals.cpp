#include "backend/api/websocket/socket_arrivals.h"

#include <QHostAddress>

#include <utility>

namespace wakedock::api {

namespace {

constexpr std::chrono::seconds handshakePatience{10};

std::string peerKey(const QHostAddress &address, quint16 port)
{
    return address.toString().toStdString() + "|" + std::to_string(port);
}

} // namespace

SocketArrivals::SocketArrivals(std::size_t most, OnArrived onArrived)
    : m_onArrived(std::move(onArrived))
    , m_server(QStringLiteral("WakeDock"), QWebSocketServer::NonSecureMode)
{
    // Each is taken at once; our own limit counts.
    m_server.setMaxPendingConnections(static_cast<int>(most) + 1);
    m_server.setHandshakeTimeout(std::chrono::milliseconds(handshakePatience));
    connect(&m_server, &QWebSocketServer::newConnection, this, &SocketArrivals::onConnection);
}

void SocketArrivals::take(std::unique_ptr<QTcpSocket> socket, const HttpRequest &request)
{
    m_arriving.insert_or_assign(peerKey(socket->peerAddress(), socket->peerPort()), Arriving{request, Clock::now()});
    m_server.handleConnection(socket.release());
}

void SocketArrivals::onConnection()
{
    while (m_server.hasPendingConnections()) {
        std::unique_ptr<QWebSocket> socket(m_server.nextPendingConnection());
        socket->setParent(nullptr);
        auto arrived = m_arriving.extract(peerKey(socket->peerAddress(), socket->peerPort()));
        m_onArrived(std::move(socket), arrived ? arrived.mapped().request : HttpRequest());
    }
}

void SocketArrivals::sweep(Clock::time_point now)
{
    std::erase_if(m_arriving, [now](const auto &entry) { return now > entry.second.at + 2 * handshakePatience; });
}

} // namespace wakedock::api
