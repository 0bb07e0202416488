#pragma once

#include "backend/infrastructure/http_client/i_connector.h"
#include "backend/shared/async/task_scope.h"

#include <QLocalServer>
#include <QTemporaryDir>

#include <memory>
#include <string>

class QLocalSocket;

namespace wakedock::docker {

/// A Unix socket of our own that leads to an engine, whichever way WakeDock itself goes there (TLS, ssh): programs that are
/// given it need neither keys nor known hosts. In a folder that only this user enters; gone with the object. Backend
/// thread only.
class EngineSocket
{
public:
    /// @throws Error Unavailable (`engine_socket_failed`)
    explicit EngineSocket(std::shared_ptr<http_client::IConnector> way);
    ~EngineSocket();
    EngineSocket(const EngineSocket &) = delete;
    EngineSocket &operator=(const EngineSocket &) = delete;

    /// `unix:///tmp/wakedock-x/engine.sock`
    [[nodiscard]] std::string url() const;

private:
    void takeCallers();

    std::shared_ptr<http_client::IConnector> m_way;
    QTemporaryDir m_folder;
    QLocalServer m_server;
    TaskScope m_scope;
};

} // namespace wakedock::docker
