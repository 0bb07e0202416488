#include "echo_socket.h"

#include "tests/support/async_test.h"

#include <QHostAddress>

namespace wakedock::tests {

namespace {

/// The key of RFC 6455's own example, and its answer.
constexpr const char *EchoKey = "dGhlIHNhbXBsZSBub25jZQ==";
constexpr const char *EchoAnswer = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

} // namespace

EchoSocket::EchoSocket(int port, const QByteArray &host, const QByteArray &path)
{
    QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { read(); });
    m_socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(port));
    m_socket.write("GET " + path + " HTTP/1.1\r\nHost: " + host
                   + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                   + EchoKey + "\r\n\r\n");
}

bool EchoSocket::waitUntilOpen()
{
    waitUntil([this] { return m_open || m_socket.state() == QAbstractSocket::UnconnectedState; }, std::chrono::seconds(30));
    return isOpen();
}

QByteArray EchoSocket::echo(const QByteArray &text)
{
    m_text.clear();
    // With a mask of zeros the text stays as it is.
    m_socket.write(QByteArray("\x81", 1) + static_cast<char>(0x80 | text.size()) + QByteArray(4, '\0') + text);
    waitUntil([this] { return !m_text.isEmpty() || !isOpen(); });
    return m_text;
}

void EchoSocket::close()
{
    m_socket.disconnectFromHost();
}

void EchoSocket::read()
{
    m_buffer += m_socket.readAll();
    if (!m_open) {
        const auto end = m_buffer.indexOf("\r\n\r\n");
        if (end < 0) {
            return;
        }
        m_head = m_buffer.left(end);
        m_buffer = m_buffer.mid(end + 4);
        m_open = m_head.startsWith("HTTP/1.1 101") && m_head.contains(EchoAnswer);
    }
    // Short texts only: two bytes, then the text.
    if (m_open && m_buffer.size() >= 2 && m_buffer.size() >= 2 + m_buffer.at(1)) {
        m_text = m_buffer.mid(2, m_buffer.at(1));
        m_buffer = m_buffer.mid(2 + m_buffer.at(1));
    }
}

} // namespace wakedock::tests
