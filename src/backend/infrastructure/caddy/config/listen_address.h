#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wakedock::caddy {

/// A listener of Caddy's as it writes it: `:443`, `127.0.0.1:8080`, `tcp/[::1]:8000-8010`.
struct ListenAddress {
    std::string host; ///< Empty = all addresses.
    int firstPort = 0;
    int lastPort = 0;
    [[nodiscard]] bool holds(int port) const { return firstPort <= port && port <= lastPort; }
};

/// Nothing for what has no TCP port (Unix sockets, UDP, placeholders).
[[nodiscard]] std::optional<ListenAddress> readListenAddress(std::string_view text);

} // namespace wakedock::caddy
