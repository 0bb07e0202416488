#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace wakedock::caddy {

/// No visitor asks for this host; WakeDock does, to see whether Caddy reads the marks folder, and which push is live.
inline constexpr std::string_view ProbeHost = "wakedock-probe.invalid";
inline constexpr std::string_view RevisionHeader = "X-WakeDock-Revision";

/// Where the admin API shows the revision of the push that is in force, in a few bytes: the cheap question whether our
/// routes are still there.
inline constexpr std::string_view RevisionPath = "/id/wakedock-revision/headers/X-WakeDock-Revision/0";

/// A route that answers the probe host: 204 where Caddy sees the probe mark, 404 where not, both with the revision. For
/// the server that holds the HTTP port.
[[nodiscard]] nlohmann::json probeObject(const std::string &objectId, const std::string &marksRoot,
                                         const std::string &revision);

} // namespace wakedock::caddy
