#include "app/control/control_connection.h"

#include <utility>

#include <sys/socket.h>

namespace wakedock::app {

namespace {

std::string lineOrRefusal(const ControlAnswer &answer)
{
    try {
        return lineOf(answer);
    } catch (const Error &tooLong) {
        return lineOf(ControlAnswer{{}, tooLong});
    }
}

} // namespace

ControlConnection::ControlConnection(std::unique_ptr<QLocalSocket> socket, std::chrono::milliseconds patience, OnLine onLine,
                                     QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
    , m_onLine(std::move(onLine))
{
    m_socket->setReadBufferSize(static_cast<qint64>(ControlRequestMostBytes) + 1);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &ControlConnection::hangUp);
    connect(m_socket.get(), &QLocalSocket::readyRead, this, &ControlConnection::read);
    connect(m_socket.get(), &QLocalSocket::disconnected, this, &QObject::deleteLater);
    m_patience.start();
    // What came before anybody listened is told by no signal.
    QMetaObject::invokeMethod(this, &ControlConnection::read, Qt::QueuedConnection);
}

long ControlConnection::peerUser() const
{
    ucred peer{};
    socklen_t size = sizeof(peer);
    const auto descriptor = static_cast<int>(m_socket->socketDescriptor());
    return getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 ? static_cast<long>(peer.uid) : -1;
}

void ControlConnection::read()
{
    if (m_isAsked) {
        return;
    }
    m_received += m_socket->readAll();
    const auto end = m_received.indexOf('\n');
    if (end >= 0 && static_cast<std::size_t>(end) < ControlRequestMostBytes) {
        m_isAsked = true;
        m_patience.stop();
        m_onLine(*this, std::string_view(m_received.constData(), static_cast<std::size_t>(end)));
        m_received.fill('\0'); // It may hold a password.
    } else if (static_cast<std::size_t>(m_received.size()) >= ControlRequestMostBytes) {
        hangUp();
    }
}

void ControlConnection::answer(const ControlAnswer &answer)
{
    m_socket->write(QByteArray::fromStdString(lineOrRefusal(answer)));
    // At once, as far as the kernel takes it: the loop may end with this turn.
    m_socket->flush();
    m_patience.start();
    m_socket->disconnectFromServer();
}

void ControlConnection::hangUp()
{
    m_received.fill('\0');
    m_socket->abort();
    deleteLater();
}

} // namespace wakedock::app
