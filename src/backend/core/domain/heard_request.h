#pragma once

#include <chrono>
#include <string>

namespace wakedock::core {

/// A request that has just ended, as the proxy tells of it. Who it was and what it asked for is not known.
struct HeardRequest {
    std::string host; ///< Lower case, without port.
    std::chrono::milliseconds took{0}; ///< From its beginning; of a WebSocket, all of its connection.
    bool operator==(const HeardRequest &) const = default;
};

} // namespace wakedock::core
