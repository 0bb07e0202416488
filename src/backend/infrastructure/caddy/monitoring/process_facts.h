#pragma once

#include "backend/shared/utils/time_text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wakedock::caddy {

/// When the process began, out of what it tells Prometheus (`process_start_time_seconds 1.79e+09`).
[[nodiscard]] std::optional<Timestamp> startIn(std::string_view metrics);
/// The version in `go_build_info`; empty where the program was built without one, as Debian's is.
[[nodiscard]] std::string buildVersionIn(std::string_view metrics);
/// What a version can that older ones cannot: `stream_close_delay`, `etag_header`, `host_metrics`, `body_survives_dial`.
[[nodiscard]] std::vector<std::string> capabilitiesOf(const std::string &version);
/// Another text as soon as the file is another one; empty when it is gone.
[[nodiscard]] std::string fileMark(const std::string &path);

} // namespace wakedock::caddy
