#pragma once

#include <string>

namespace wakedock::core {

/// An accent as it is used on light and on dark cards, each `#rrggbb`. `on...` is for text upon it. All contrasts are at
/// least 4.5 to 1 (WCAG AA).
struct AccentColours {
    std::string light;
    std::string onLight;
    std::string dark;
    std::string onDark;
    bool operator==(const AccentColours &) const = default;
};

/// As close to `accent` as the contrasts allow. @param accent `#rrggbb`; anything else, as empty, is WakeDock's own
[[nodiscard]] AccentColours accentColours(const std::string &accent);

/// 1 to 21. @param one, other `#rrggbb`
[[nodiscard]] double contrastOf(const std::string &one, const std::string &other);

} // namespace wakedock::core
