#pragma once

#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/task.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace wakedock::caddy {

/// What Caddy says by UDP in the logs that are ours, one line a datagram: one listener, and any number of readers. Comes
/// from a Caddy on this machine whoever started it; one in a container with a network of its own cannot reach this machine's
/// loopback. Anybody on this machine may send a line, too. Backend thread.
class LogLines
{
public:
    /// Called with each line that is a JSON object.
    using Reader = std::function<void(const nlohmann::json &line)>;

    /// @param address of the gate: the same number, by UDP
    explicit LogLines(std::string address);
    ~LogLines();
    LogLines(const LogLines &) = delete;
    LogLines &operator=(const LogLines &) = delete;

    /// Has `reader` hear every line until cancelled. This outlives it.
    /// @throws Error Unavailable (`listen_failed`), Cancelled
    Task<void> listen(Reader reader, CancelToken cancel);

private:
    class Ear;
    class Seat;
    void open();
    void tell(const std::string &text) const;

    std::string m_address;
    std::map<int, Reader> m_readers;
    int m_seats = 0; ///< That were ever taken.
    std::unique_ptr<Ear> m_ear; ///< As long as there are readers.
};

} // namespace wakedock::caddy
