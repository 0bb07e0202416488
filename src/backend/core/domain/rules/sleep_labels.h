#pragma once

#include "backend/core/domain/loading_page.h"
#include "backend/core/domain/sleep_policy.h"
#include "backend/shared/exceptions/error.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace wakedock::core {

// How a service of a stack sleeps and what its visitors see meanwhile, as labels in its Compose files say it:
// `wakedock.sleep.enabled: "true"`. The names are those of the API's objects `sleep` and `loading_page`.

using Labels = std::map<std::string, std::string>;

[[nodiscard]] bool isSleepLabel(std::string_view key);

/// What the labels come to; what they do not say, or do not say right, is as in `defaults`, but for the stop mode: services
/// of stacks are stopped.
[[nodiscard]] SleepPolicy sleepByLabels(const Labels &labels, SleepPolicy defaults = {});
[[nodiscard]] LoadingPage loadingPageByLabels(const Labels &labels);

/// Values that cannot be read, each with its label. Whether they are within their limits is brokenSleepRules()' and
/// brokenPageRules()'.
[[nodiscard]] std::vector<FieldError> brokenSleepLabels(const Labels &labels);

/// The label that a field of the API is set by: `sleep.wake_only.paths[1]` -> `wakedock.sleep.wake_only.paths`.
[[nodiscard]] std::string sleepLabelOf(std::string_view field);

/// All of them, for a sentence.
[[nodiscard]] std::string sleepLabelNames();

} // namespace wakedock::core
