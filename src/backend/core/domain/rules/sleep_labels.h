#pragma once

#include "backend/core/domain/sleep_policy.h"
#include "backend/shared/exceptions/error.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace wakedock::core {

// The sleep policy of a service of a stack, as labels in its Compose files say it: `wakedock.sleep.enabled: "true"`. The
// names are those of the API's `sleep` object.

using Labels = std::map<std::string, std::string>;

[[nodiscard]] bool isSleepLabel(std::string_view key);

/// What the labels come to; what they do not say, or do not say right, is as usual.
[[nodiscard]] SleepPolicy sleepByLabels(const Labels &labels);

/// Values that cannot be read, each with its label. Whether a number is within its limits is brokenSleepRules()'.
[[nodiscard]] std::vector<FieldError> brokenSleepLabels(const Labels &labels);

/// The label that a field of the API is set by: `sleep.idle_minutes` -> `wakedock.sleep.idle_minutes`.
[[nodiscard]] std::string sleepLabelOf(std::string_view field);

/// All of them, for a sentence.
[[nodiscard]] std::string sleepLabelNames();

} // namespace wakedock::core
