#pragma once

#include "backend/api/http/http_request.h"

#include <QObject>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

namespace wakedock::api {

/// Admitted upgrades until their handshake is over. Qt gives a WebSocket without saying which request it came from; this
/// knows. Backend thread.
class SocketArrivals : public QObject
{
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;
    using OnArrived = std::function<void(std::unique_ptr<QWebSocket>, const HttpRequest &)>;

    /// @param most that may arrive at once
    SocketArrivals(std::size_t most, OnArrived onArrived);

    void take(std::unique_ptr<QTcpSocket> socket, const HttpRequest &request);
    [[nodiscard]] std::size_t count() const { return m_arriving.size(); }
    /// Forgets those who asked for an upgrade and then sent no proper handshake.
    void sweep(Clock::time_point now);

private:
    struct Arriving {
        HttpRequest request;
        Clock::time_point at;
    };
    void onConnection();

    OnArrived m_onArrived;
    QWebSocketServer m_server;
    std::unordered_map<std::string, Arriving> m_arriving; ///< By peer address and port.
};

} // namespace wakedock::api
