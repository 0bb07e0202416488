#include "backend/core/domain/rules/upstream_text.h"

#include <algorithm>
#include <string_view>

#include <arpa/inet.h>

namespace wakedock::core {

namespace {

constexpr std::size_t longestAddress = 260;

bool isHostText(std::string_view host)
{
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
    return !host.empty() && host.front() != '-' && host.front() != '.'
        && host.find_first_not_of(allowed) == std::string_view::npos;
}

bool isBracketed(std::string_view host)
{
    if (!host.starts_with('[') || !host.ends_with(']')) {
        return false;
    }
    const std::string inner(host.substr(1, host.size() - 2));
    in6_addr address{};
    return ::inet_pton(AF_INET6, inner.c_str(), &address) == 1;
}

bool isPortText(std::string_view text)
{
    if (text.empty() || text.size() > 5 || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
        return false;
    }
    const int port = std::stoi(std::string(text));
    return port >= 1 && port <= 65535;
}

} // namespace

std::string upstreamProblem(const std::string &address)
{
    const auto colon = address.rfind(':');
    const std::string_view whole(address);
    if (colon == std::string::npos || address.size() > longestAddress || !isPortText(whole.substr(colon + 1))
        || !(isHostText(whole.substr(0, colon)) || isBracketed(whole.substr(0, colon)))) {
        return "Write host and port, for example 192.168.1.20:8080 or [fd00::1]:80.";
    }
    return {};
}

} // namespace wakedock::core
