#pragma once

#include <chrono>
#include <cstddef>

namespace wakedock::api {

/// What one connection and one server may take. Tests shorten them.
struct HttpLimits {
    std::size_t headBytes = 16 * 1024; ///< 431 above.
    std::size_t headLines = 100; ///< 431 above.
    std::size_t readBufferBytes = 64 * 1024; ///< What a connection holds unread; the rest waits at the sender.
    std::size_t unsentBytes = 256 * 1024; ///< No further request of a connection is read while more than this is unsent.
    std::size_t lingerBytes = 8 * 1024 * 1024; ///< Thrown away of a refused body, so that the refusal arrives.
    std::size_t connections = 4096; ///< Above, the oldest incomplete one is dropped.
    std::chrono::milliseconds head{10'000}; ///< From its first byte (or from the connection) to its end; then 408.
    std::chrono::milliseconds bodyIdle{30'000}; ///< Between two pieces of a body; then 408.
    std::chrono::milliseconds keepAliveIdle{75'000}; ///< Between two requests; then the connection is closed.
    std::chrono::milliseconds writeIdle{30'000}; ///< Without the client reading a byte of its answer; then it is closed.
    std::chrono::milliseconds linger{2'000}; ///< For the client to take its last answer before the socket closes.
    std::chrono::milliseconds sweep{1'000}; ///< How often deadlines are looked at.
};

} // namespace wakedock::api
