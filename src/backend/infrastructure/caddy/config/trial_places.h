#pragma once

#include "backend/core/domain/proxy_config.h"
#include "backend/infrastructure/caddy/monitoring/caddy_identity.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <string>
#include <vector>

namespace wakedock::caddy {

/// What a trial found, both kinds.
struct TrialFindings {
    std::vector<core::ConfigFinding> errors;
    std::vector<core::ConfigFinding> warnings;
};

/// Ports the configuration would listen on, `live` does not, and somebody else has.
/// @param whyNot as whyNotBindable(); another judge of ports for tests
void checkPorts(const nlohmann::json &config, const nlohmann::json &live, const CaddyIdentity &caddy, TrialFindings &into,
                const std::function<std::string(int)> &whyNot);

/// An admin API that moves or ends could not be spoken to any more. Where the configuration says nothing of it, it gets
/// that of `live`; of a Caddy of our own also the log it turns over.
void keepAdmin(nlohmann::json &config, const nlohmann::json &live, bool isManaged, TrialFindings &into);

/// Hosts of services that a route of the operator's would answer as well.
void checkHosts(const nlohmann::json &config, const std::vector<core::Route> &routes, TrialFindings &into);

/// What would break whoever reads it: parts that are not of the kind Caddy wants there.
void checkShape(const nlohmann::json &config, TrialFindings &into);

} // namespace wakedock::caddy
