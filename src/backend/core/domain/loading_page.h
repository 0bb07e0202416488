#pragma once

#include <string>

namespace wakedock::core {

enum class LoadingTheme { Auto, Dark, Light };

/// What a browser shows while a service wakes. Text is plain, and escaped where it is written into the page.
struct LoadingPage {
    std::string title; ///< Empty = the service's name.
    std::string message; ///< Empty = WakeDock's own sentence.
    LoadingTheme theme = LoadingTheme::Auto;
    std::string accent; ///< `#rrggbb`; empty = WakeDock's own.
    std::string logo; ///< A `data:image/...;base64,` text of a PNG, JPEG, WebP or GIF; empty = none.
    bool showsLog = false; ///< The last line the service wrote is shown to whoever waits.
    bool operator==(const LoadingPage &) const = default;
};

} // namespace wakedock::core
