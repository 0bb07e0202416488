#pragma once

#include "backend/infrastructure/caddy/config/host_plan.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace wakedock::caddy {

/// Account and directory of the public authority; both empty = Caddy's own choice, then no policy of ours is needed.
struct AcmeWish {
    std::string email;
    std::string ca;
};

/// Puts WakeDock's certificate policies, and no others of ours, first into `tls/automation/policies`: one for the names
/// of the internal authority, one for the public names where an account is set. Each names its subjects: a policy
/// without would be everybody's.
void setTlsPolicies(nlohmann::json &apps, const HostPlan &plan, const AcmeWish &acme);

} // namespace wakedock::caddy
