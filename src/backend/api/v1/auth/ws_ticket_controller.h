#pragma once

#include "backend/api/v1/common/api_routes.h"
#include "backend/api/websocket/socket_tickets.h"

namespace wakedock::api {

/// Tickets that open a WebSocket.
class WsTicketController
{
public:
    explicit WsTicketController(SocketTickets &tickets) : m_tickets(tickets) { }
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> issue(ApiCall call);

    SocketTickets &m_tickets;
};

} // namespace wakedock::api
