#pragma once

#include <string>
#include <string_view>

namespace wakedock::core {

/// Whether a user agent names itself as a widely used uptime monitor, health check or crawler. Whoever says so is believed:
/// it gains nothing but a text of one line.
[[nodiscard]] bool isKnownProbe(const std::string &userAgent);

/// Whether `part` stands in `text`, in any case of ASCII letters. An empty part never does.
[[nodiscard]] bool holdsText(std::string_view text, std::string_view part);

} // namespace wakedock::core
