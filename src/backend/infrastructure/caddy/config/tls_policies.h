#pragma once

#include "backend/infrastructure/caddy/caddy_settings.h"
#include "backend/infrastructure/caddy/config/host_plan.h"

#include <nlohmann/json_fwd.hpp>

#include <set>
#include <string>

namespace wakedock::caddy {

/// How certificates are obtained.
struct PolicyWish {
    AcmeSettings acme;
    std::set<std::string> renewed; ///< Hosts that shall get new ones now.
    std::string askUrl; ///< Where Caddy asks whether a name may have one on demand.
};

/// Puts WakeDock's certificate policies, and no others of ours, first into `tls/automation/policies`: one for the names of
/// the internal authority, one for public names where anything is to be said of them, one for public patterns (on demand,
/// name by name), and those of hosts that are being renewed. Each names its subjects: a policy without would be everybody's.
void setTlsPolicies(nlohmann::json &apps, const HostPlan &plan, const PolicyWish &wish);

} // namespace wakedock::caddy
