#include "backend/infrastructure/docker/compose/engine_socket.h"

#include "backend/shared/exceptions/error.h"

#include <QDir>
#include <QLocalSocket>

#include <utility>

namespace wakedock::docker {

namespace {

constexpr std::chrono::milliseconds SocketConnectPatience = std::chrono::seconds(15);
// Beyond this what one side sends waits until the other has taken some.
constexpr qint64 SocketMostWaiting = 1024 * 1024;

/// Carries bytes from one side to the other as quickly as that takes them.
void pump(QIODevice *from, QIODevice *to)
{
    const auto carry = [from, to] {
        while (from->bytesAvailable() > 0 && to->bytesToWrite() < SocketMostWaiting && to->isOpen()) {
            to->write(from->read(SocketMostWaiting));
        }
    };
    QObject::connect(from, &QIODevice::readyRead, to, carry);
    QObject::connect(to, &QIODevice::bytesWritten, from, carry);
    carry();
}

/// Until either side has ended; what was sent before is delivered.
Task<void> forward(std::shared_ptr<http_client::IConnector> way, std::shared_ptr<QLocalSocket> caller, CancelToken cancel)
{
    const auto engine = co_await way->connect(SocketConnectPatience, cancel);
    Completion<> ended;
    const auto end = [ended]() mutable { ended.succeed(); };
    QObject::connect(caller.get(), &QLocalSocket::disconnected, caller.get(), end);
    QObject::connect(engine.get(), &QIODevice::readChannelFinished, caller.get(), end);
    QObject::connect(engine.get(), &QIODevice::aboutToClose, caller.get(), end);
    pump(caller.get(), engine.get());
    pump(engine.get(), caller.get());
    const auto registration = cancel.onCancel([ended]() mutable { ended.succeed(); });
    if (caller->state() == QLocalSocket::ConnectedState) {
        co_await ended;
    }
    caller->write(engine->readAll());
    caller->flush();
    caller->disconnectFromServer();
}

} // namespace

EngineSocket::EngineSocket(std::shared_ptr<http_client::IConnector> way)
    : m_way(std::move(way))
    , m_folder(QDir::tempPath() + QStringLiteral("/wakedock-XXXXXX"))
    , m_scope([](const std::string &, std::exception_ptr) {
        // The caller's connection ends with it, and the program that made it says what it missed.
    })
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] { takeCallers(); });
    if (!m_folder.isValid() || !m_server.listen(m_folder.filePath(QStringLiteral("engine.sock")))) {
        throw Error(ErrorCode::Unavailable, "engine_socket_failed",
                    "No socket can be made for the Compose program: " + m_server.errorString().toStdString() + ".")
            .withRemedy("Give WakeDock a folder for temporary files that it can write.");
    }
}

EngineSocket::~EngineSocket()
{
    m_scope.cancel();
}

std::string EngineSocket::url() const
{
    return "unix://" + m_folder.filePath(QStringLiteral("engine.sock")).toStdString();
}

void EngineSocket::takeCallers()
{
    while (auto *caller = m_server.nextPendingConnection()) {
        caller->setParent(nullptr);
        const std::shared_ptr<QLocalSocket> kept(caller, http_client::DeleteLater());
        m_scope.start("leading a program to an engine",
                      [way = m_way, kept](CancelToken cancel) { return forward(way, kept, std::move(cancel)); });
    }
}

} // namespace wakedock::docker
