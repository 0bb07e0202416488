#pragma once

#include "backend/core/domain/proxy_config.h"
#include "backend/infrastructure/caddy/config/config_text.h"
#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/deadline.h"
#include "backend/shared/async/task.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::caddy {

/// A Caddyfile as JSON, or why it is none.
struct AdaptedConfig {
    ReadConfig read;
    std::vector<core::ConfigFinding> warnings;
};

/// Asks `caddy adapt`, in a folder of its own that is gone afterwards.
/// @throws Error Unavailable (`caddy_missing`), Timeout (`caddy_trial_late`), Cancelled
Task<AdaptedConfig> adaptByProgram(std::string program, std::string caddyfile, Deadline deadline, CancelToken cancel);

/// What Caddy's `POST /adapt` answered, read: its JSON, its warnings, its refusal.
[[nodiscard]] AdaptedConfig readAdaptAnswer(bool isSuccess, const std::string &body);

/// Asks `caddy validate`, likewise: everything is set up but no port is opened. Nothing when Caddy takes it.
/// @throws as adaptByProgram
Task<std::optional<core::ConfigFinding>> validateByProgram(std::string program, std::string config, Deadline deadline,
                                                           CancelToken cancel);

} // namespace wakedock::caddy
