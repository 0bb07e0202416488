#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wakedock::core {

/// A minute of the day as people write it: `08:30`; 1440 is `24:00`.
[[nodiscard]] std::string clockText(int minuteOfDay);
/// @returns nothing for what is no time of the day between `00:00` and `24:00`
[[nodiscard]] std::optional<int> minuteOfDay(std::string_view text);

} // namespace wakedock::core
