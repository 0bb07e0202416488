#include "app/control/control_socket.h"

#include "app/control/control_connection.h"
#include "app/process/os_user.h"
#include "backend/shared/async/settle.h"

#include <QFile>
#include <QPointer>

#include <memory>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

namespace wakedock::app {

namespace {

constexpr int mostCallers = 16;

Task<void> answerWith(ControlSocket::Handler handler, ControlRequest request, std::string osUser,
                      QPointer<ControlConnection> connection)
{
    const auto done = co_await settle(handler(std::move(request), std::move(osUser)));
    if (connection) {
        connection->answer(done.failure ? ControlAnswer{{}, asError(done.failure)} : ControlAnswer{*done.value});
    }
}

} // namespace

ControlSocket::ControlSocket(const std::string &dataDir, Handler handler, const Log &log, std::chrono::milliseconds patience)
    : m_handler(std::move(handler))
    , m_log(log)
    , m_patience(patience)
    , m_address(dataDir)
    , m_scope([log](const std::string &what, const std::exception_ptr &failure) {
        log.error("Failed while " + what + ": " + describe(failure));
    })
{
    const QString path = QFile::decodeName(m_address.path().c_str());
    // Made beside the place and renamed to it, so a dead one's socket is replaced and never in the way.
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] { accept(); });
    if (!m_server.listen(path)) {
        throw Error(ErrorCode::Unavailable, "control_socket_failed",
                    "Other starts of WakeDock cannot reach this one: " + m_server.errorString().toStdString() + ".")
            .withRemedy("Put the data directory on a disk of this machine.");
    }
    // Qt made it for its owner only, but executable.
    chmod(m_address.path().c_str(), S_IRUSR | S_IWUSR);
}

ControlSocket::~ControlSocket() = default;

Task<void> ControlSocket::stop()
{
    m_server.close();
    co_await m_scope.idle();
}

void ControlSocket::accept()
{
    while (auto *socket = m_server.nextPendingConnection()) {
        socket->setParent(nullptr);
        std::unique_ptr<QLocalSocket> owned(socket);
        if (m_server.findChildren<ControlConnection *>(QString(), Qt::FindDirectChildrenOnly).size() >= mostCallers) {
            continue;
        }
        const auto onLine = [this](ControlConnection &connection, std::string_view line) { serve(connection, line); };
        new ControlConnection(std::move(owned), m_patience, onLine, &m_server);
    }
}

void ControlSocket::serve(ControlConnection &connection, std::string_view line)
{
    const long user = connection.peerUser();
    // The file's mode says the same; this holds even where a file system keeps no modes.
    if (user != 0 && user != static_cast<long>(geteuid())) {
        connection.answer({{}, Error(ErrorCode::Forbidden, "control_forbidden", "This WakeDock runs as another user.")});
        return;
    }
    try {
        ControlRequest request = controlRequestFrom(line);
        const std::string osUser = osUserName(static_cast<uid_t>(user));
        m_log.info("Asked on the control socket: " + request.what + ".", {{"os_user", osUser}});
        m_scope.start("answering on the control socket",
                      [handler = m_handler, request = std::move(request), osUser,
                       target = QPointer<ControlConnection>(&connection)](CancelToken) {
                          return answerWith(handler, request, osUser, target);
                      });
    } catch (const Error &unreadable) {
        connection.answer({{}, unreadable});
    }
}

} // namespace wakedock::app
