#pragma once

// First another standard header: moc 6.4 cannot read <chrono> as the first one.
#include <cstddef>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace wakedock {

/// Wall time in milliseconds, UTC: the only resolution that is stored and sent.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

/// RFC 3339 in UTC with milliseconds: `2026-11-23T15:04:05.678Z`.
std::string toRfc3339(Timestamp at);
/// Reads RFC 3339 with any offset and up to nine fractional digits; nothing when it is not one.
std::optional<Timestamp> fromRfc3339(std::string_view text);

} // namespace wakedock
