#pragma once

#include "backend/core/domain/operator_route.h"
#include "backend/core/domain/service.h"
#include "backend/shared/exceptions/error.h"

#include <string>
#include <vector>

namespace wakedock::core {

/// The route as it is kept: hosts in lower case and punycode, no slash at the end of the prefix, only the part of the
/// target that counts.
[[nodiscard]] OperatorRoute normalised(OperatorRoute route);

/// Every rule a route breaks by itself, each with the field's API name; empty when Caddy may have it. Expects normalised()
/// input.
[[nodiscard]] std::vector<FieldError> brokenRules(const OperatorRoute &route);

/// True when the route answers everything on that host: nobody else can have it.
[[nodiscard]] bool holdsWhole(const OperatorRoute &route, const std::string &host);

/// What another route, or a service, has already: the same host with the same prefix. A prefix below the host of a service
/// is free. @throws Error Conflict (`domain_taken`) naming who has it and the field
void requireNoConflict(const OperatorRoute &route, const std::vector<OperatorRoute> &others,
                       const std::vector<ServiceRecord> &services);

/// `hosts[0]`
[[nodiscard]] std::string routeHostField(std::size_t index);

} // namespace wakedock::core
