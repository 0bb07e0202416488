#pragma once

#include "backend/core/domain/route.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace wakedock::caddy {

/// What Caddy takes without a word and then fails on with each request: a route without hosts (it would match everything
/// or nothing), an address that cannot be dialled.
/// @throws Error Invalid (`bad_route`)
void checkRoutes(const std::vector<core::Route> &routes);

/// @throws Error Conflict (`domain_taken`) when one of the hosts belongs to a route in `config` that is not ours
void checkHostsAreFree(const std::vector<core::Route> &routes, const nlohmann::json &config);

} // namespace wakedock::caddy
