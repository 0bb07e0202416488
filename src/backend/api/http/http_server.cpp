#include "backend/api/http/http_server.h"

#include <QHostAddress>
#include <QSslSocket>

#include <algorithm>
#include <utility>

namespace wakedock::api {

namespace {

/// The kernel's queue of connections that nobody accepted yet.
constexpr int waitingConnections = 1024;

} // namespace

HttpServer::HttpServer(IRequestHandler &handler, IUpgradeHandler *upgrades, const HttpLimits &limits, const Log &log)
    : m_limits(limits)
    , m_log(log)
    , m_tasks([log](const std::string &what, std::exception_ptr failure) {
        log.error("A " + what + " ended with a failure nobody answered: " + describe(failure));
    })
    , m_scratch(limits.readBufferBytes)
    , m_needs{handler, upgrades, m_limits, m_tasks, m_scratch}
{
    setListenBacklogSize(waitingConnections);
    // Accepted connections beyond this would wait unseen; we take each at once and keep our own limit.
    setMaxPendingConnections(waitingConnections);
    connect(&m_sweep, &QTimer::timeout, this, &HttpServer::sweep);
    connect(this, &QTcpServer::acceptError, this,
            [this] { m_log.warning("A connection could not be accepted: " + errorString().toStdString()); });
}

HttpServer::~HttpServer()
{
    for (HttpConnection *connection : snapshot()) {
        connection->abort();
    }
}

void HttpServer::useTls(const QSslConfiguration &configuration)
{
    m_tls = configuration;
}

void HttpServer::start(const std::string &address, quint16 port)
{
    const QHostAddress host(QString::fromStdString(address));
    if (host.isNull() || !listen(host, port)) {
        const std::string why = host.isNull() ? "it is not an IP address" : errorString().toStdString();
        throw Error(ErrorCode::Unavailable, "listen_failed",
                    "WakeDock cannot listen on " + address + ":" + std::to_string(port) + ": " + why + ".")
            .withRemedy("Choose another address or port, or end the program that holds it.");
    }
    m_sweep.start(m_limits.sweep);
}

void HttpServer::incomingConnection(qintptr descriptor)
{
    auto socket = openSocket(descriptor);
    if (!socket || (m_connections.size() >= m_limits.connections && !makeRoom())) {
        return;
    }
    auto *connection = new HttpConnection(std::move(socket), m_needs, this);
    m_connections.insert(connection);
    connect(connection, &HttpConnection::closed, this, [this, connection] { forget(connection); });
}

std::unique_ptr<QTcpSocket> HttpServer::openSocket(qintptr descriptor) const
{
    auto socket = m_tls ? std::make_unique<QSslSocket>() : std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor)) {
        m_log.warning("A connection could not be taken: " + socket->errorString().toStdString());
        return nullptr;
    }
    // Without it, small answers wait 40 ms for the acknowledgement of the one before.
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (auto *secure = qobject_cast<QSslSocket *>(socket.get())) {
        secure->setSslConfiguration(*m_tls);
        secure->startServerEncryption();
    }
    return socket;
}

/// Slow senders hold connections open on purpose: whoever has kept its request incomplete for longest goes first.
bool HttpServer::makeRoom()
{
    HttpConnection *oldest = nullptr;
    for (HttpConnection *connection : m_connections) {
        if (connection->isIncomplete() && (!oldest || connection->incompleteSince() < oldest->incompleteSince())) {
            oldest = connection;
        }
    }
    if (oldest) {
        oldest->abort();
    }
    return oldest != nullptr;
}

void HttpServer::forget(HttpConnection *connection)
{
    m_connections.erase(connection);
    connection->deleteLater();
    if (m_connections.empty() && m_waitingForEmpty) {
        std::exchange(m_waitingForEmpty, std::nullopt)->succeed();
    }
}

std::vector<HttpConnection *> HttpServer::snapshot() const
{
    return {m_connections.begin(), m_connections.end()};
}

void HttpServer::sweep()
{
    const auto now = HttpConnection::Clock::now();
    for (HttpConnection *connection : snapshot()) {
        connection->checkDeadline(now);
    }
    // Out of descriptors: the server stopped accepting by itself, perhaps there are some again. Qt 6.4 crashes here once
    // the server is closed, which it is while stop() waits for the last answers.
    if (isListening()) {
        resumeAccepting();
    }
}

Task<void> HttpServer::stop(std::chrono::milliseconds patience)
{
    QTcpServer::close();
    for (HttpConnection *connection : snapshot()) {
        connection->drain();
    }
    co_await allClosed(patience);
    m_tasks.cancel();
    co_await m_tasks.idle();
    for (HttpConnection *connection : snapshot()) {
        connection->abort();
    }
    m_sweep.stop();
}

Task<void> HttpServer::allClosed(std::chrono::milliseconds patience)
{
    if (m_connections.empty()) {
        co_return;
    }
    Completion<> empty;
    m_waitingForEmpty = empty;
    QTimer::singleShot(patience, this, [empty]() mutable { empty.succeed(); });
    co_await empty;
}

} // namespace wakedock::api
