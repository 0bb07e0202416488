// What the socket tells a client's object, its deadlines and its end.
#include "backend/api/websocket/websocket_client.h"

#include <QWebSocketProtocol>

#include <utility>

namespace wakedock::api {

namespace {

constexpr int closeAuthTimeout = 4408;
constexpr std::chrono::seconds closingPatience{5};

} // namespace

qint64 WebSocketClient::unsent() const
{
    return m_gone ? 0 : m_socket->bytesToWrite();
}

void WebSocketClient::send(const QString &text)
{
    if (m_gone || m_closing) {
        return;
    }
    // Answers to its own messages are not dropped: a client that asks without ever reading is given up.
    if (unsent() >= 2 * static_cast<qint64>(m_needs.limits.queueBytes)) {
        abort();
        return;
    }
    if (unsent() == 0) {
        m_lastWritten = Clock::now();
    }
    m_socket->sendTextMessage(text);
}

void WebSocketClient::onBytesWritten()
{
    m_lastWritten = Clock::now();
    if (unsent() < static_cast<qint64>(m_needs.limits.queueBytes / 2)) {
        reportLag();
    }
}

bool WebSocketClient::isHopeless(Clock::time_point now) const
{
    const WebSocketLimits &limits = m_needs.limits;
    const bool neverCloses = m_closing && now > m_closingSince + closingPatience;
    const bool stalled = isFull() && now > m_lastWritten + limits.stalled;
    const bool silent = now > m_lastHeard + 2 * limits.ping + limits.ping / 2;
    return neverCloses || stalled || silent;
}

void WebSocketClient::checkDeadlines(Clock::time_point now)
{
    if (m_gone) {
        return;
    }
    if (isHopeless(now)) {
        abort();
        return;
    }
    if (!m_authenticated && !m_closing && now > m_connectedAt + m_needs.limits.auth) {
        refuse({}, Error(ErrorCode::Timeout, "auth_timeout", "The login did not come in time."));
        close(closeAuthTimeout, "auth_timeout");
        return;
    }
    if (now >= m_lastPing + m_needs.limits.ping) {
        m_lastPing = now;
        m_socket->ping();
    }
}

void WebSocketClient::close(int code, const std::string &reason)
{
    if (!m_gone && !std::exchange(m_closing, true)) {
        m_closingSince = Clock::now();
        m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(code), QString::fromStdString(reason));
    }
}

void WebSocketClient::abort()
{
    if (!m_gone) {
        m_socket->disconnect(this);
        m_socket->abort();
        onDisconnected();
    }
}

/// May run inside any send: it changes nothing that a loop above may be going through.
void WebSocketClient::onDisconnected()
{
    if (!std::exchange(m_gone, true)) {
        m_closing = true;
        Q_EMIT gone();
    }
}

} // namespace wakedock::api
