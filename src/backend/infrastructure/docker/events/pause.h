#pragma once

#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/task.h"

#include <chrono>

namespace wakedock::docker {

/// Waits. @throws Cancelled as soon as the token fires
Task<void> pauseFor(std::chrono::milliseconds span, CancelToken cancel);

} // namespace wakedock::docker
