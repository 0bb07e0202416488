#include "backend/infrastructure/caddy/config/listen_address.h"

#include <charconv>

namespace wakedock::caddy {

namespace {

std::optional<int> readListenPort(std::string_view text)
{
    int port = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), port);
    const bool isWhole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    return isWhole && port > 0 && port <= 65535 ? std::optional(port) : std::nullopt;
}

} // namespace

std::optional<ListenAddress> readListenAddress(std::string_view text)
{
    if (const auto slash = text.find('/'); slash != std::string_view::npos) {
        if (!text.starts_with("tcp")) {
            return std::nullopt;
        }
        text.remove_prefix(slash + 1);
    }
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    auto host = text.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
    }
    const auto ports = text.substr(colon + 1);
    const auto dash = ports.find('-');
    const auto first = readListenPort(ports.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : readListenPort(ports.substr(dash + 1));
    if (!first || !last) {
        return std::nullopt;
    }
    return ListenAddress{.host = std::string(host), .firstPort = *first, .lastPort = *last};
}

} // namespace wakedock::caddy
