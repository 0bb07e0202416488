#pragma once

#include "backend/core/domain/service.h"
#include "backend/core/domain/service_config.h"
#include "backend/shared/exceptions/error.h"

#include <string>
#include <vector>

namespace wakedock::core {

/// The configuration as it is kept: domains in lower case and punycode, surrounding space gone.
ServiceConfig normalised(ServiceConfig config);

/// Every rule a configuration breaks by itself, each with the field's API name; empty when it may be deployed.
/// Expects normalised() input. Shape and types were checked before.
std::vector<FieldError> brokenRules(const ServiceConfig &config);

/// Mounts that give the container power over the host (`/`, `/etc`, the Docker socket ...), as sentences.
std::vector<std::string> sensitiveMounts(const ServiceConfig &config);

/// What another service already has: name, a domain or a fixed host port.
/// @throws Error Conflict (`name_taken`, `domain_taken`, `port_taken`) naming the other service and the field
void requireNoConflict(const ServiceConfig &config, const ServiceId &self, const std::vector<ServiceRecord> &others);

/// Domain first, then the aliases; empty when it is not routed.
std::vector<std::string> hostsOf(const ServiceConfig &config);

} // namespace wakedock::core
