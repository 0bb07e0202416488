#pragma once

#include "backend/security/validators/compose/compose_parts.h"

#include <vector>

namespace wakedock::security {

/// The labels that give a service a domain: each by itself, and no domain at two services of the stack. What other services
/// and Caddy already have is not known here.
void checkRouting(const ComposeParts &parts, const std::vector<core::ComposeService> &services, const core::StackId &id,
                  ComposeProblems &problems);

} // namespace wakedock::security
