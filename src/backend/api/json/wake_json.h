#pragma once

#include "backend/core/domain/sleep_advice.h"
#include "backend/core/domain/wake.h"

#include <string>

namespace wakedock::api {

/// One line of the wake ledger. Complete text.
[[nodiscard]] std::string wakeJson(const core::Wake &wake);
/// What sleeping would bring a service. Complete text.
[[nodiscard]] std::string adviceJson(const core::SleepAdvice &advice);

} // namespace wakedock::api
