#pragma once

#include <chrono>
#include <cstddef>

namespace wakedock::api {

/// What one WebSocket client and all of them may take. Tests shorten them.
struct WebSocketLimits {
    std::chrono::milliseconds auth{5'000}; ///< For the first message.
    std::chrono::milliseconds ping{25'000}; ///< Between two pings; a client that answers none of two is gone.
    std::chrono::milliseconds stalled{30'000}; ///< A full queue that does not shrink for so long: the client is given up.
    std::chrono::milliseconds sweep{1'000}; ///< How often deadlines are looked at.
    std::size_t messageBytes = 64 * 1024; ///< Of a client's message; above, the connection is closed (1009).
    std::size_t queueBytes = 1024 * 1024; ///< Unsent bytes above which events are dropped and counted.
    std::size_t waitingMessages = 64; ///< Of one client, while an earlier one is still being worked on.
    std::size_t subscriptions = 64; ///< Of one client.
    std::size_t clients = 2048;
};

} // namespace wakedock::api
