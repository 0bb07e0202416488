#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wakedock::core {

enum class ProbeKind {
    Monitor, ///< Asks whether the service is well: an uptime monitor or a health check.
    Crawler, ///< Keeps what it is answered as the page itself.
};

/// What a user agent names itself as; nothing for everybody else. Whoever says so is believed: it gains nothing but a text
/// of one line.
[[nodiscard]] std::optional<ProbeKind> knownProbe(const std::string &userAgent);

/// Whether `part` stands in `text`, in any case of ASCII letters. An empty part never does.
[[nodiscard]] bool holdsText(std::string_view text, std::string_view part);

} // namespace wakedock::core
