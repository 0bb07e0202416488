#pragma once

#include "backend/api/http/i_request_handler.h"
#include "backend/api/websocket/socket_tickets.h"

#include <map>
#include <string>

namespace wakedock::api {

/// Gives each upgrade to whoever serves its route, and turns a `?ticket=` into the token it stands for: who takes over finds
/// it as the bearer token. A ticket that is no good becomes a token that is none.
class UpgradeSwitch : public IUpgradeHandler
{
public:
    explicit UpgradeSwitch(SocketTickets &tickets) : m_tickets(tickets) { }

    /// @param pattern of a route
    void add(const std::string &pattern, IUpgradeHandler &handler) { m_handlers.emplace(pattern, &handler); }
    void takeOver(std::unique_ptr<QTcpSocket> socket, const HttpRequest &request) override;

private:
    SocketTickets &m_tickets;
    std::map<std::string, IUpgradeHandler *> m_handlers;
};

} // namespace wakedock::api
