#include "backend/api/terminal/live_socket.h"

#include "backend/api/websocket/websocket_limits.h"

#include <QWebSocketProtocol>

#include <utility>

namespace wakedock::api {

namespace {

constexpr std::chrono::seconds liveClosingPatience{5};

} // namespace

LiveSocket::LiveSocket(std::unique_ptr<QWebSocket> socket, const WebSocketLimits &limits, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
    , m_limits(limits)
    , m_connectedAt(Clock::now())
    , m_lastHeard(m_connectedAt)
    , m_lastPing(m_connectedAt)
    , m_lastWritten(m_connectedAt)
{
    m_socket->setMaxAllowedIncomingMessageSize(m_limits.messageBytes);
    m_socket->setMaxAllowedIncomingFrameSize(m_limits.messageBytes);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        m_lastHeard = Clock::now();
        if (!isEnding()) {
            Q_EMIT heardText(text);
        }
    });
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &bytes) {
        m_lastHeard = Clock::now();
        if (!isEnding()) {
            Q_EMIT heardBytes(bytes);
        }
    });
    connect(m_socket.get(), &QWebSocket::pong, this, [this] { m_lastHeard = Clock::now(); });
    connect(m_socket.get(), &QWebSocket::bytesWritten, this, [this] {
        m_lastWritten = Clock::now();
        Q_EMIT drained();
    });
    connect(m_socket.get(), &QWebSocket::disconnected, this, &LiveSocket::onDisconnected);
}

bool LiveSocket::beforeSending()
{
    if (isEnding()) {
        return false;
    }
    // A client that asks without ever reading is given up.
    if (unsent() >= 2 * static_cast<qint64>(m_limits.queueBytes)) {
        abort();
        return false;
    }
    if (unsent() == 0) {
        m_lastWritten = Clock::now();
    }
    return true;
}

void LiveSocket::send(const std::string &text)
{
    if (beforeSending()) {
        m_socket->sendTextMessage(QString::fromStdString(text));
    }
}

void LiveSocket::send(const QByteArray &bytes)
{
    if (beforeSending()) {
        m_socket->sendBinaryMessage(bytes);
    }
}

bool LiveSocket::isHopeless(Clock::time_point now) const
{
    const bool neverCloses = m_closing && now > m_closingSince + liveClosingPatience;
    const bool stalled = unsent() > 0 && now > m_lastWritten + m_limits.stalled;
    const bool silent = now > m_lastHeard + 2 * m_limits.ping + m_limits.ping / 2;
    return neverCloses || stalled || silent;
}

void LiveSocket::checkDeadlines(Clock::time_point now)
{
    if (m_gone) {
        return;
    }
    if (isHopeless(now)) {
        abort();
        return;
    }
    if (!m_closing && now >= m_lastPing + m_limits.ping) {
        m_lastPing = now;
        m_socket->ping();
    }
}

void LiveSocket::close(int code, const std::string &reason)
{
    if (!m_gone && !std::exchange(m_closing, true)) {
        m_closingSince = Clock::now();
        m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(code), QString::fromStdString(reason));
    }
}

void LiveSocket::abort()
{
    if (!m_gone) {
        m_socket->disconnect(this);
        m_socket->abort();
        onDisconnected();
    }
}

void LiveSocket::onDisconnected()
{
    if (!std::exchange(m_gone, true)) {
        m_closing = true;
        Q_EMIT gone();
    }
}

} // namespace wakedock::api
