#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/infrastructure/http_client/http_message.h"

namespace wakedock::caddy {

/// How long a call to the admin API may take, and who may stop it: as whoever asks said.
[[nodiscard]] inline http_client::CallLimits adminLimits(const core::CallContext &context)
{
    http_client::CallLimits limits;
    limits.deadline = context.deadline;
    limits.cancel = context.cancel;
    return limits;
}

} // namespace wakedock::caddy
