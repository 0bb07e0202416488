#include "backend/api/websocket/socket_tickets.h"

#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/uuid.h"

#include <utility>

namespace wakedock::api {

namespace {

constexpr std::size_t mostTickets = 4096;
constexpr int ticketBytes = 32;

} // namespace

std::string SocketTickets::issue(std::string bearer)
{
    dropOld();
    if (m_issued.size() >= mostTickets) {
        throw Error(ErrorCode::TooManyRequests, "too_many_tickets", "Too many tickets wait to be used.")
            .withRemedy("Use those you have, or wait half a minute.");
    }
    auto ticket = randomHex(ticketBytes);
    m_issued.emplace(ticket, Issued{Secret(std::move(bearer)), m_clock.steadyNow() + GoodFor});
    return ticket;
}

std::string SocketTickets::redeem(const std::string &ticket)
{
    dropOld();
    const auto used = m_issued.extract(ticket);
    return used ? std::string(used.mapped().bearer.reveal()) : std::string();
}

void SocketTickets::dropOld()
{
    std::erase_if(m_issued, [now = m_clock.steadyNow()](const auto &one) { return now >= one.second.until; });
}

} // namespace wakedock::api
