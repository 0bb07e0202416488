#pragma once

#include <QByteArray>
#include <QString>
#include <QTcpSocket>

namespace wakedock::tests {

/// A visitor's WebSocket to a host that only Caddy knows (Qt's own takes the host for an address), with short texts.
class EchoSocket
{
public:
    /// Connects and asks; `isOpen()` is true once the service itself has agreed.
    EchoSocket(int port, const QByteArray &host, const QByteArray &path);

    [[nodiscard]] bool waitUntilOpen();
    [[nodiscard]] bool isOpen() const { return m_open && m_socket.state() == QAbstractSocket::ConnectedState; }
    /// Sends a text of at most 125 bytes and waits for it to come back. @return what came
    QByteArray echo(const QByteArray &text);
    [[nodiscard]] QByteArray head() const { return m_head; }
    void close();

private:
    void read();

    QTcpSocket m_socket;
    QByteArray m_buffer;
    QByteArray m_head;
    QByteArray m_text;
    bool m_open = false;
};

} // namespace wakedock::tests
