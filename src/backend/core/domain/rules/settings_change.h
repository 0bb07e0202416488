#pragma once

#include "backend/core/domain/service_config.h"

namespace wakedock::core {

/// True when the two differ, and in nothing that a container is made of or a route leads by: how the service sleeps, what
/// its visitors see meanwhile, what it needs, its description. Such a change takes effect where it stands.
bool changesSettingsOnly(ServiceConfig before, const ServiceConfig &after);

} // namespace wakedock::core
