#pragma once

#include "app/control/control_message.h"

#include <chrono>
#include <optional>
#include <string>

namespace wakedock::app {

/// Asks the WakeDock that works with a data directory. Blocks; any thread, no event loop needed.
class ControlClient
{
public:
    /// @param patience for the whole answer; adding a user takes as long as hashing a password
    explicit ControlClient(std::string dataDir, std::chrono::milliseconds patience = std::chrono::seconds(30));

    /// @return what it says; nothing when nobody listens there
    /// @throws Error what it refused with; Timeout (`control_timeout`), Unavailable (`control_no_answer`)
    [[nodiscard]] std::optional<std::string> ask(const ControlRequest &request) const;

private:
    std::string m_dataDir;
    std::chrono::milliseconds m_patience;
};

} // namespace wakedock::app
