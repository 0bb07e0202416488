#include "tests/integration/docker/cut_proxy.h"

#include <QHostAddress>

#include <algorithm>

namespace wakedock::tests {

CutProxy::CutProxy(int serverPort) : m_serverPort(serverPort)
{
    connect(&m_server, &QTcpServer::newConnection, this, &CutProxy::accept);
    m_server.listen(QHostAddress::LocalHost);
}

void CutProxy::accept()
{
    while (auto *client = m_server.nextPendingConnection()) {
        if (m_cuts && m_left <= 0) {
            client->abort();
            client->deleteLater();
            continue;
        }
        auto *server = new QTcpSocket(client);
        ++m_open;
        connect(client, &QTcpSocket::disconnected, this, [this, client] {
            --m_open;
            client->deleteLater();
        });
        connect(server, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
        connect(client, &QTcpSocket::readyRead, server, [client, server] { server->write(client->readAll()); });
        connect(server, &QTcpSocket::readyRead, client, [this, client, server] { answer(client, server); });
        server->connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_serverPort));
        if (client->bytesAvailable() > 0) {
            server->write(client->readAll());
        }
    }
}

void CutProxy::answer(QTcpSocket *client, QTcpSocket *server)
{
    const QByteArray piece = server->readAll();
    client->write(piece.left(std::max<qint64>(m_left, 0)));
    m_left -= std::min<qint64>(m_left, piece.size());
    if (m_left <= 0 && m_cuts) {
        client->abort();
    }
}

} // namespace wakedock::tests
