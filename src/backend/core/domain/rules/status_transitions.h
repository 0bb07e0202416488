#pragma once

#include "backend/core/domain/service.h"

namespace wakedock::core {

/// The one table of what may follow what. Staying where it is is always allowed.
bool mayFollow(ServiceStatus from, ServiceStatus to);

/// The word of the API: `deploying`.
const char *statusWord(ServiceStatus status);

} // namespace wakedock::core
