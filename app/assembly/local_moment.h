#pragma once

#include "backend/core/domain/rules/idle_rules.h"

namespace wakedock::app {

/// The moment on the clock of this machine, in the time zone it has now.
[[nodiscard]] core::LocalMoment localMoment(Timestamp at);

} // namespace wakedock::app
