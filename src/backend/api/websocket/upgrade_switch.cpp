#include "backend/api/websocket/upgrade_switch.h"

#include "backend/api/http/router.h"

#include <QTcpSocket>

#include <utility>

namespace wakedock::api {

void UpgradeSwitch::takeOver(std::unique_ptr<QTcpSocket> socket, const HttpRequest &request)
{
    const auto handler = request.route == nullptr ? m_handlers.end() : m_handlers.find(request.route->pattern);
    if (handler == m_handlers.end()) {
        socket->abort();
        return;
    }
    HttpRequest given = request;
    if (const auto *ticket = request.query.find("ticket")) {
        const auto bearer = m_tickets.redeem(*ticket);
        given.headers.set("Authorization", "Bearer " + (bearer.empty() ? std::string("used") : bearer));
    }
    handler->second->takeOver(std::move(socket), given);
}

} // namespace wakedock::api
