#pragma once

#include <QObject>
#include <QString>
#include <QWebSocket>

#include <chrono>
#include <memory>
#include <string>

namespace wakedock::api {

struct WebSocketLimits;

/// A WebSocket that is pinged, given up when it is silent or stalled, and ended once. Traps it keeps from its owner: sending
/// may end the connection at once, and QWebSocket itself neither blocks nor drops. Backend thread.
class LiveSocket : public QObject
{
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;

    LiveSocket(std::unique_ptr<QWebSocket> socket, const WebSocketLimits &limits, QObject *parent);

    void send(const std::string &text);
    void send(const QByteArray &bytes);
    /// Says goodbye with a WebSocket close code (4000 and up are ours).
    void close(int code, const std::string &reason);
    void abort();
    void checkDeadlines(Clock::time_point now);

    [[nodiscard]] qint64 unsent() const { return m_gone ? 0 : m_socket->bytesToWrite(); }
    [[nodiscard]] bool isEnding() const { return m_closing || m_gone; }
    [[nodiscard]] Clock::time_point connectedAt() const { return m_connectedAt; }

Q_SIGNALS:
    void heardText(const QString &text);
    void heardBytes(const QByteArray &bytes);
    /// Something was sent on its way.
    void drained();
    /// Once; nothing is heard afterwards.
    void gone();

private:
    [[nodiscard]] bool isHopeless(Clock::time_point now) const;
    void onDisconnected();
    [[nodiscard]] bool beforeSending();

    std::unique_ptr<QWebSocket> m_socket;
    const WebSocketLimits &m_limits;
    bool m_closing = false;
    bool m_gone = false;
    Clock::time_point m_connectedAt;
    Clock::time_point m_lastHeard;
    Clock::time_point m_lastPing;
    Clock::time_point m_lastWritten;
    Clock::time_point m_closingSince;
};

} // namespace wakedock::api
