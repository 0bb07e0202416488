#pragma once

#include "backend/core/domain/route.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::caddy {

/// Some hosts of one service, all exact or all patterns.
struct HostGroup {
    std::string serviceId;
    std::vector<std::string> hosts;
    std::string markHost; ///< The service's first host: all its marks come and go together, so one tells for all.
    std::string dialA;
    std::string dialB;
    std::string snippet; ///< See core::Route.
};

/// Some hosts of one route of an operator's, all exact or all patterns.
struct OwnGroup {
    core::OperatorRoute route;
    std::vector<std::string> hosts;
    bool isPattern = false;
    std::optional<HostGroup> service; ///< Where the route leads to one that Caddy knows.
};

/// The order in which they are asked: exact names before patterns, long prefixes before short ones; always the same.
void sortOwn(std::vector<OwnGroup> &groups);

/// Which host is served how. In a fixed order: the same services give the same plan, however they are listed.
struct HostPlan {
    std::vector<HostGroup> plain; ///< Served over plain HTTP: `tls: off`, and special-use names beside their HTTPS.
    std::vector<HostGroup> encrypted; ///< Served over HTTPS.
    std::vector<OwnGroup> ownPlain; ///< Routes of operators, as sortOwn() orders them.
    std::vector<OwnGroup> ownEncrypted;
    std::vector<std::string> redirected; ///< Their plain HTTP only points to HTTPS.
    std::vector<std::string> internalSubjects; ///< Certified by Caddy's internal authority.
    std::vector<std::string> publicSubjects; ///< Certified by the public one (ACME).
};

/// @param preset what `auto` means: `auto` itself, `internal` or `off`
[[nodiscard]] HostPlan planHosts(std::vector<core::Route> routes, core::TlsMode preset);

} // namespace wakedock::caddy
