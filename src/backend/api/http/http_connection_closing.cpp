// The end of a connection: deadlines, lingering and what the socket tells.
#include "backend/api/http/http_connection.h"

#include <QSslSocket>

#include <sys/socket.h>

#include <utility>

namespace wakedock::api {

/// Our side is closed and the client's bytes are thrown away until it closes too. Closing at once with bytes unread would
/// reset the connection, and the client would never see its answer.
void HttpConnection::linger()
{
    if (m_writer.unsent() == 0) {
        finishWriting();
    }
}

void HttpConnection::finishWriting()
{
    waitUntil(m_needs.limits.linger);
    if (m_secure) {
        m_socket->disconnectFromHost();
    } else {
        ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
    }
}

void HttpConnection::discard()
{
    m_discarded += static_cast<std::size_t>(std::max<qint64>(m_socket->skip(m_socket->bytesAvailable()), 0));
    if (m_discarded > m_needs.limits.lingerBytes) {
        abort();
    }
}

void HttpConnection::onBytesWritten()
{
    m_lastWritten = Clock::now();
    m_writer.release();
    if (m_state == State::Lingering && m_writer.unsent() == 0) {
        finishWriting();
    }
    // A client that reads slowly kept its next request waiting.
    advance();
}

void HttpConnection::checkDeadline(Clock::time_point now)
{
    if (m_state == State::Closed) {
        return;
    }
    if (m_writer.unsent() > 0) {
        if (now > m_lastWritten + m_needs.limits.writeIdle) {
            abort();
        }
        return;
    }
    const bool isOurTurn = m_state == State::Admitting || m_state == State::Handling;
    if (now > m_deadline && !isOurTurn) {
        overstayed();
    }
}

void HttpConnection::overstayed()
{
    if (m_state == State::ReadingBody || (m_state == State::Waiting && m_headBegun)) {
        refuse(HttpError(408, "request_timeout", "The request did not arrive in time."));
    } else {
        abort();
    }
}

void HttpConnection::drain()
{
    m_draining = true;
    if (m_state != State::Waiting || m_headBegun) {
        return;
    }
    if (!m_secure && m_writer.unsent() == 0 && m_socket->bytesAvailable() == 0) {
        abort(); // Nothing is under way either side: closed properly, and nobody is waited for.
        return;
    }
    m_state = State::Lingering;
    linger();
}

void HttpConnection::abort()
{
    if (m_state != State::Closed) {
        m_socket->disconnect(this);
        m_socket->abort();
        close();
    }
}

void HttpConnection::onDisconnected()
{
    if (m_state != State::Closed) {
        close();
    }
}

void HttpConnection::close()
{
    m_state = State::Closed;
    Q_EMIT closed();
}

} // namespace wakedock::api
