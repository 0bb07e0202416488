#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/shared/utils/secret.h"

#include <chrono>
#include <map>
#include <string>

namespace wakedock::api {

/// One-time tickets that open a WebSocket in place of a token: a browser cannot give a header to an upgrade, and a token
/// must not stand in an address. A ticket is good once, for 30 seconds, and for as long as the login that asked for it.
class SocketTickets
{
public:
    static constexpr std::chrono::seconds GoodFor{30};

    explicit SocketTickets(const core::IClock &clock) : m_clock(clock) { }

    /// @throws Error TooManyRequests (`too_many_tickets`)
    [[nodiscard]] std::string issue(std::string bearer);
    /// The token it stands for; empty when it is none, was used or is too old. It is used up.
    [[nodiscard]] std::string redeem(const std::string &ticket);

private:
    struct Issued {
        Secret bearer;
        std::chrono::steady_clock::time_point until;
    };
    void dropOld();

    const core::IClock &m_clock;
    std::map<std::string, Issued> m_issued;
};

} // namespace wakedock::api
