#pragma once

#include "backend/core/domain/proxy_config.h"
#include "backend/infrastructure/caddy/config/config_text.h"
#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/deadline.h"
#include "backend/shared/async/task.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

class QTemporaryDir;

namespace wakedock::caddy {

/// A Caddyfile as JSON, or why it is none.
struct AdaptedConfig {
    ReadConfig read;
    std::vector<core::ConfigFinding> warnings;
};

/// A folder with what is to be tried, readable by us alone; gone with the last who holds it.
using TrialFolder = std::shared_ptr<QTemporaryDir>;

/// Both wait for the disk. @throws Error UpstreamFailed (`trial_folder_missing`, `data_dir_unwritable`)
[[nodiscard]] TrialFolder layOutCaddyfile(const std::string &caddyfile);
[[nodiscard]] TrialFolder layOutConfig(const std::string &config);

/// Asks `caddy adapt` about what layOutCaddyfile() made.
/// @throws Error Unavailable (`caddy_missing`), Timeout (`caddy_trial_late`), Cancelled
Task<AdaptedConfig> adaptByProgram(std::string program, TrialFolder folder, Deadline deadline, CancelToken cancel);

/// What Caddy's `POST /adapt` answered, read: its JSON, its warnings, its refusal.
[[nodiscard]] AdaptedConfig readAdaptAnswer(bool isSuccess, const std::string &body);

/// What `caddy validate` is given of a configuration: all but what it would already do while it only tries. It opens log
/// files, and makes folders and authorities in storages (files of others, as our user), where the Caddy in force does that
/// as its own user and in the end only.
[[nodiscard]] std::string withoutTraces(const std::string &config);

/// Asks `caddy validate` about what layOutConfig() made: everything is set up but no port is opened, no log file and no
/// storage. Nothing when Caddy takes it.
/// @throws as adaptByProgram
Task<std::optional<core::ConfigFinding>> validateByProgram(std::string program, TrialFolder folder, Deadline deadline,
                                                           CancelToken cancel);

} // namespace wakedock::caddy
