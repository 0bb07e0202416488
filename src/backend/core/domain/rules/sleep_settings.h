#pragma once

#include "backend/core/domain/service_config.h"
#include "backend/shared/exceptions/error.h"

#include <vector>

namespace wakedock::core {

/// What is wrong with the sleep settings and the loading page of a configuration; nothing when they are right.
[[nodiscard]] std::vector<FieldError> brokenSleepRules(const SleepPolicy &sleep);
[[nodiscard]] std::vector<FieldError> brokenPageRules(const LoadingPage &page);

} // namespace wakedock::core
