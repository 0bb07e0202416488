#pragma once

#include "backend/core/ports/i_request_log.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace wakedock::caddy {

class LogLines;

/// What one line of Caddy's log says of a request to a server of ours; nothing for all other lines. Anybody on this machine
/// may send one: it is read as text from outside.
[[nodiscard]] std::optional<core::HeardRequest> requestIn(const nlohmann::json &line);

/// Requests as Caddy tells of them, by UDP.
class CaddyRequestLog final : public core::IRequestLog
{
public:
    /// @param lines outlives this
    explicit CaddyRequestLog(LogLines &lines) : m_lines(lines) { }

    Task<void> listen(std::function<void(core::HeardRequest)> onRequest, CancelToken cancel) override;

private:
    LogLines &m_lines;
};

} // namespace wakedock::caddy
