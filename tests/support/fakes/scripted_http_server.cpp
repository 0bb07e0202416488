#include "tests/support/fakes/scripted_http_server.h"

#include <QLocalSocket>
#include <QTcpSocket>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

namespace wakedock::tests {

namespace {

std::size_t scriptedBodySize(const std::string &head)
{
    const auto at = head.find("Content-Length: ");
    return at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
}

/// Takes one whole request out of `received`.
std::optional<ScriptedHttpServer::Request> scriptedTakeRequest(std::string &received)
{
    const auto end = received.find("\r\n\r\n");
    if (end == std::string::npos) {
        return std::nullopt;
    }
    ScriptedHttpServer::Request request;
    request.head = received.substr(0, end + 2);
    const auto size = scriptedBodySize(request.head);
    if (received.size() < end + 4 + size) {
        return std::nullopt;
    }
    request.body = received.substr(end + 4, size);
    received.erase(0, end + 4 + size);
    const auto firstBlank = request.head.find(' ');
    const auto secondBlank = request.head.find(' ', firstBlank + 1);
    request.method = request.head.substr(0, firstBlank);
    request.target = request.head.substr(firstBlank + 1, secondBlank - firstBlank - 1);
    return request;
}

} // namespace

void ScriptedHttpServer::Peer::write(const std::string &bytes) const
{
    if (m_device) {
        m_device->write(bytes.data(), static_cast<qint64>(bytes.size()));
    }
}

void ScriptedHttpServer::Peer::answer(int status, const std::string &body, const std::string &headers) const
{
    write("HTTP/1.1 " + std::to_string(status) + " Said\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + headers
          + "\r\n" + body);
}

void ScriptedHttpServer::Peer::startChunks(int status, const std::string &headers) const
{
    write("HTTP/1.1 " + std::to_string(status) + " Said\r\nTransfer-Encoding: chunked\r\n" + headers + "\r\n");
}

void ScriptedHttpServer::Peer::chunk(const std::string &piece) const
{
    std::array<char, 20> size{};
    std::snprintf(size.data(), size.size(), "%zx\r\n", piece.size());
    write(size.data() + piece + "\r\n");
}

void ScriptedHttpServer::Peer::endChunks(const std::string &trailers) const
{
    write("0\r\n" + trailers + "\r\n");
}

void ScriptedHttpServer::Peer::close() const
{
    if (auto *local = qobject_cast<QLocalSocket *>(m_device.data())) {
        local->disconnectFromServer();
    } else if (auto *tcp = qobject_cast<QTcpSocket *>(m_device.data())) {
        tcp->disconnectFromHost();
    }
}

bool ScriptedHttpServer::Peer::isOpen() const
{
    if (const auto *local = qobject_cast<QLocalSocket *>(m_device.data())) {
        return local->state() == QLocalSocket::ConnectedState;
    }
    const auto *tcp = qobject_cast<QTcpSocket *>(m_device.data());
    return tcp && tcp->state() == QAbstractSocket::ConnectedState;
}

ScriptedHttpServer::ScriptedHttpServer(Handler handler) : m_handler(std::move(handler))
{
    QObject::connect(&m_tcp, &QTcpServer::newConnection, &m_tcp, [this] { adopt(m_tcp.nextPendingConnection()); });
    QObject::connect(&m_local, &QLocalServer::newConnection, &m_local, [this] { adopt(m_local.nextPendingConnection()); });
}

int ScriptedHttpServer::listenTcp()
{
    m_tcp.listen(QHostAddress::LocalHost);
    return m_tcp.serverPort();
}

bool ScriptedHttpServer::listenUnix(const std::string &path)
{
    QLocalServer::removeServer(QString::fromStdString(path));
    return m_local.listen(QString::fromStdString(path));
}

void ScriptedHttpServer::stopListening()
{
    m_tcp.close();
    m_local.close();
}

int ScriptedHttpServer::openConnections() const
{
    const auto isOpen = [](const auto &connection) { return Peer(connection.first).isOpen(); };
    return static_cast<int>(std::ranges::count_if(m_received, isOpen));
}

void ScriptedHttpServer::adopt(QIODevice *device)
{
    const int connection = ++m_connections;
    m_received[device] = {};
    QObject::connect(device, &QIODevice::readyRead, device, [this, device, connection] { read(device, connection); });
    read(device, connection);
}

void ScriptedHttpServer::read(QIODevice *device, int connection)
{
    auto &received = m_received[device];
    received += device->readAll().toStdString();
    while (auto request = scriptedTakeRequest(received)) {
        request->connection = connection;
        m_requests.push_back(*request);
        m_handler(*request, Peer(device));
    }
}

} // namespace wakedock::tests
