#pragma once

#include "backend/api/http/http_connection.h"
#include "backend/api/http/http_limits.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>

#include <chrono>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace wakedock::api {

/// Listens on one address and serves HTTP/1.1 on the thread it lives in (the backend's). One timer looks at the deadlines
/// of all connections.
class HttpServer : public QTcpServer
{
    Q_OBJECT

public:
    /// @param handler and upgrades outlive the server and its tasks: await stop() before they go
    HttpServer(IRequestHandler &handler, IUpgradeHandler *upgrades, const HttpLimits &limits, const Log &log);
    ~HttpServer() override;

    /// From the next connection on. @param configuration holds certificate and key
    void useTls(const QSslConfiguration &configuration);
    /// @param address an IP address; @param port 0 = any free one, see serverPort()
    /// @throws Error Unavailable `listen_failed`
    void start(const std::string &address, quint16 port);
    /// Takes no more connections, lets requests end for up to `patience`, then cancels them and closes.
    Task<void> stop(std::chrono::milliseconds patience);
    [[nodiscard]] std::size_t connectionCount() const { return m_connections.size(); }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    [[nodiscard]] std::unique_ptr<QTcpSocket> openSocket(qintptr descriptor) const;
    bool makeRoom();
    void sweep();
    void forget(HttpConnection *connection);
    [[nodiscard]] std::vector<HttpConnection *> snapshot() const;
    Task<void> allClosed(std::chrono::milliseconds patience);

    HttpLimits m_limits;
    Log m_log;
    TaskScope m_tasks;
    std::vector<char> m_scratch;
    ConnectionNeeds m_needs;
    std::optional<QSslConfiguration> m_tls;
    std::unordered_set<HttpConnection *> m_connections;
    std::optional<Completion<>> m_waitingForEmpty;
    QTimer m_sweep;
};

} // namespace wakedock::api
