#pragma once

#include "backend/infrastructure/http_client/http_message.h"
#include "backend/shared/async/task.h"

#include <QIODevice>

#include <memory>
#include <string>

namespace wakedock::http_client {

/// A socket must not be deleted inside one of its own signals; an answer that ends a call arrives in one.
struct DeleteLater {
    void operator()(QObject *object) const { object->deleteLater(); }
};

/// Opens byte streams to one peer. Another transport (TLS, `ssh ... docker system dial-stdio`) is another connector.
class IConnector
{
public:
    virtual ~IConnector() = default;
    /// @return an open, connected device
    /// @throws Error Unavailable, reason `socket_missing`, `permission_denied`, `connection_refused`, `host_not_found` or
    /// `connect_failed`; Timeout (`connect_late`); Cancelled
    virtual Task<std::shared_ptr<QIODevice>> connect(std::chrono::milliseconds within, CancelToken cancel) = 0;
    [[nodiscard]] virtual std::string hostHeader() const = 0;
    /// The peer's address in messages.
    [[nodiscard]] virtual std::string peer() const = 0;
};

} // namespace wakedock::http_client
