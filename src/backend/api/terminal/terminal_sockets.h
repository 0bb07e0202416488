#pragma once

#include "backend/api/http/i_request_handler.h"
#include "backend/api/terminal/terminal_client.h"
#include "backend/api/websocket/socket_arrivals.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/shared/logging/log.h"

#include <QTimer>

#include <unordered_set>
#include <vector>

namespace wakedock::api {

/// What terminals are opened with.
struct TerminalDoors {
    std::function<Task<core::TerminalViewPtr>(core::CallContext, core::OpenTerminalRequest)> open;
    std::function<Task<core::TerminalViewPtr>(core::CallContext, core::AttachTerminalRequest)> attach;
};

/// All clients of terminals: `GET .../services/{id}/terminal` and `GET .../containers/{id}/terminal`. Backend thread.
class TerminalSockets : public QObject, public IUpgradeHandler
{
    Q_OBJECT

public:
    /// @param access and events outlive it; await stop() before they go
    TerminalSockets(IAccess &access, core::IEventBus &events, TerminalDoors doors, const WebSocketLimits &limits,
                    const Log &log);
    ~TerminalSockets() override;

    /// Host, Origin and the route are checked already.
    void takeOver(std::unique_ptr<QTcpSocket> socket, const HttpRequest &request) override;
    /// Says goodbye to everybody (1001). Their terminals wait for them.
    Task<void> stop();
    [[nodiscard]] std::size_t clientCount() const { return m_clients.size(); }

private:
    void welcome(std::unique_ptr<QWebSocket> socket, const HttpRequest &request);
    void onEvent(const core::EventRecord &record);
    void sweep();
    /// Clients may go while they are gone through.
    [[nodiscard]] std::vector<QPointer<TerminalClient>> snapshot() const;

    WebSocketLimits m_limits;
    Log m_log;
    TaskScope m_tasks;
    TerminalNeeds m_needs;
    SocketArrivals m_arrivals;
    std::unordered_set<TerminalClient *> m_clients;
    bool m_stopping = false;
    core::IEventBus::Subscription m_subscription;
    QTimer m_sweep;
};

} // namespace wakedock::api
