#pragma once

#include "backend/core/domain/service_config.h"

#include <string>
#include <vector>

namespace wakedock::core {

/// A `docker run` line as a service.
struct RunLine {
    ServiceConfig config;
    /// What the service does otherwise than the line said, each a sentence; a person should read them before deploying.
    std::vector<std::string> notes;
};

/// Reads a line like `docker run -d --name shop -p 8080:80 nginx` (podman and `container run` too). Options whose effect a
/// service cannot have are named in the notes, never dropped in silence; what would change the meaning altogether is
/// refused. The result still has to pass service_rules.h.
/// @throws Error Invalid (`command_line_unreadable`, `run_line_invalid`) on the field `command`, naming character or option
[[nodiscard]] RunLine readRunLine(const std::string &line);

} // namespace wakedock::core
