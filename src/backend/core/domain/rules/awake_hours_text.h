#pragma once

#include "backend/core/domain/sleep_policy.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wakedock::core {

/// From Monday on.
inline constexpr std::array<std::string_view, 7> weekdayWords{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/// Awake hours in one line: `mon-fri 08:00-18:00; sat,sun 10:00-14:00`. Without days it is every day.
/// @returns nothing for what cannot be read; whether it makes sense is brokenSleepRules()'
[[nodiscard]] std::optional<std::vector<AwakeHours>> awakeHoursIn(std::string_view text);

/// The same as a line, days that follow each other as a stretch.
[[nodiscard]] std::string awakeHoursText(const std::vector<AwakeHours> &hours);

} // namespace wakedock::core
