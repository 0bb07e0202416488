#pragma once

#include "app/control/control_address.h"
#include "app/control/control_message.h"
#include "backend/shared/async/task.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

#include <QLocalServer>

#include <chrono>
#include <functional>
#include <string>

namespace wakedock::app {

class ControlConnection;

/// Where a running WakeDock is reached by other starts of itself on the same data directory. One line of JSON asked, one
/// answered; open to the user it runs as and to root. Backend thread.
class ControlSocket
{
public:
    /// @param osUser the operating system's name of who asks. Its text is answered, its Error too.
    using Handler = std::function<Task<std::string>(ControlRequest request, std::string osUser)>;

    /// @param dataDir held by this process: a socket that lies there is a dead one's and is replaced
    /// @param patience for a request to come once somebody called
    /// @throws Error Unavailable (`control_socket_failed`)
    ControlSocket(const std::string &dataDir, Handler handler, const Log &log,
                  std::chrono::milliseconds patience = std::chrono::seconds(5));
    ~ControlSocket();
    ControlSocket(const ControlSocket &) = delete;
    ControlSocket &operator=(const ControlSocket &) = delete;

    /// Takes no more requests, waits for those that run. Await it before destroying this.
    Task<void> stop();

private:
    void accept();
    void serve(ControlConnection &connection, std::string_view line);

    Handler m_handler;
    Log m_log;
    std::chrono::milliseconds m_patience;
    ControlAddress m_address;
    QLocalServer m_server;
    TaskScope m_scope;
};

} // namespace wakedock::app
