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

/// What `caddy validate` is given of a configuration: all but what it would already do while it only tries. It opens log
/// files, and makes folders and authorities in storages (files of others, as our user), where the Caddy in force does that
/// as its own user and in the end only.
[[nodiscard]] std::string withoutTraces(const std::string &config);

/// Asks `caddy validate`, likewise: everything is set up but no port is opened, no log file and no storage. Nothing when
/// Caddy takes it.
/// @throws as adaptByProgram
Task<std::optional<core::ConfigFinding>> validateByProgram(std::string program, std::string config, Deadline deadline,
                                                           CancelToken cancel);

} // namespace wakedock::caddy
