#include "backend/api/v1/auth/ws_ticket_controller.h"

#include "backend/api/http/bearer_token.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace wakedock::api {

void WsTicketController::addRoutes(ApiRoutes &routes)
{
    routes.serve("issueSocketTicket", [this](ApiCall call) { return issue(std::move(call)); });
}

// -> {ticket, expires_in}
Task<HttpResponse> WsTicketController::issue(ApiCall call)
{
    nlohmann::ordered_json answer;
    answer["ticket"] = m_tickets.issue(bearerTokenOf(call.request));
    answer["expires_in"] = SocketTickets::GoodFor.count();
    co_return HttpResponse::json(200, answer.dump()).with("Cache-Control", "no-store");
}

} // namespace wakedock::api
