#include "backend/infrastructure/http_client/socket_connector.h"

#include "backend/infrastructure/http_client/call_guard.h"
#include "backend/shared/async/completion.h"

#include <QLocalSocket>
#include <QNetworkProxy>
#include <QTcpSocket>

namespace wakedock::http_client {

namespace {

Error connectorError(const std::string &reason, const std::string &peer, const std::string &why)
{
    return Error(ErrorCode::Unavailable, reason, "No connection to " + peer + ": " + why + ".");
}

Error connectorLocalError(const QLocalSocket &socket, const std::string &peer)
{
    switch (socket.error()) {
    case QLocalSocket::ServerNotFoundError:
        return connectorError("socket_missing", peer, "there is no such socket");
    case QLocalSocket::SocketAccessError:
        return connectorError("permission_denied", peer, "permission denied");
    case QLocalSocket::ConnectionRefusedError:
        return connectorError("connection_refused", peer, "nobody listens on the socket");
    default:
        return connectorError("connect_failed", peer, socket.errorString().toStdString());
    }
}

Error connectorTcpError(const QTcpSocket &socket, const std::string &peer)
{
    switch (socket.error()) {
    case QAbstractSocket::HostNotFoundError:
        return connectorError("host_not_found", peer, "the host name is not known");
    case QAbstractSocket::SocketAccessError:
        return connectorError("permission_denied", peer, "permission denied");
    case QAbstractSocket::ConnectionRefusedError:
        return connectorError("connection_refused", peer, "the connection was refused");
    default:
        return connectorError("connect_failed", peer, socket.errorString().toStdString());
    }
}

// Both: the signals are connected first, for a missing path reports its error inside the connecting call.
std::shared_ptr<QIODevice> connectorOpenLocal(const Endpoint &endpoint, Completion<> opened)
{
    std::shared_ptr<QLocalSocket> socket(new QLocalSocket, DeleteLater());
    auto *raw = socket.get();
    QObject::connect(raw, &QLocalSocket::connected, raw, [opened]() mutable { opened.succeed(); });
    QObject::connect(raw, &QLocalSocket::errorOccurred, raw,
                     [opened, raw, peer = endpoint.text()]() mutable { opened.fail(connectorLocalError(*raw, peer)); });
    raw->connectToServer(QString::fromStdString(endpoint.socketPath), QIODevice::ReadWrite);
    return socket;
}

std::shared_ptr<QIODevice> connectorOpenTcp(const Endpoint &endpoint, Completion<> opened)
{
    std::shared_ptr<QTcpSocket> socket(new QTcpSocket, DeleteLater());
    auto *raw = socket.get();
    raw->setProxy(QNetworkProxy::NoProxy);
    QObject::connect(raw, &QTcpSocket::connected, raw, [opened, raw]() mutable {
        raw->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        opened.succeed();
    });
    QObject::connect(raw, &QTcpSocket::errorOccurred, raw,
                     [opened, raw, peer = endpoint.text()]() mutable { opened.fail(connectorTcpError(*raw, peer)); });
    raw->connectToHost(QString::fromStdString(endpoint.host), static_cast<quint16>(endpoint.port));
    return socket;
}

} // namespace

Task<std::shared_ptr<QIODevice>> SocketConnector::connect(std::chrono::milliseconds within, CancelToken cancel)
{
    cancel.throwIfCancelled();
    const Endpoint endpoint = m_endpoint; // this may be gone after the wait
    const Completion<> opened;
    auto device = endpoint.isUnix() ? connectorOpenLocal(endpoint, opened) : connectorOpenTcp(endpoint, opened);
    const CallGuard guard(
        opened, within, cancel,
        Error(ErrorCode::Timeout, "connect_late", "No connection to " + endpoint.text() + " within the time allowed."));
    co_await opened;
    co_return device;
}

} // namespace wakedock::http_client
