#include "backend/core/domain/rules/door_address.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include <arpa/inet.h>

namespace wakedock::core {

namespace {

struct Door {
    std::string host; ///< Lower case; `localhost` where it is this machine, however it is written.
    int port = 0;
};

bool leadsToThisMachine(const in_addr &address)
{
    const auto whole = ntohl(address.s_addr);
    return whole == INADDR_ANY || whole >> 24U == 127;
}

bool leadsToThisMachine(const in6_addr &address)
{
    if (IN6_IS_ADDR_V4MAPPED(&address)) {
        in_addr inner{};
        std::copy_n(&address.s6_addr[12], 4, reinterpret_cast<unsigned char *>(&inner.s_addr));
        return leadsToThisMachine(inner);
    }
    return IN6_IS_ADDR_LOOPBACK(&address) || IN6_IS_ADDR_UNSPECIFIED(&address);
}

bool leadsToThisMachine(const std::string &host)
{
    in_addr four{};
    in6_addr six{};
    if (::inet_aton(host.c_str(), &four) == 1) {
        return leadsToThisMachine(four);
    }
    if (::inet_pton(AF_INET6, host.c_str(), &six) == 1) {
        return leadsToThisMachine(six);
    }
    static constexpr std::array<std::string_view, 4> names{"localhost", "localhost.localdomain", "ip6-localhost",
                                                           "ip6-loopback"};
    return host.empty() || std::ranges::find(names, host) != names.end() || host.ends_with(".localhost");
}

std::optional<int> portIn(std::string_view text)
{
    int port = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), port);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(port) : std::nullopt;
}

std::string plainHost(std::string host)
{
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
    }
    std::ranges::transform(host, host.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (host.ends_with('.')) {
        host.pop_back();
    }
    return leadsToThisMachine(host) ? "localhost" : host;
}

std::optional<Door> doorIn(const std::string &text)
{
    const auto colon = text.rfind(':');
    const auto port = colon == std::string::npos ? std::nullopt : portIn(std::string_view(text).substr(colon + 1));
    return port ? std::optional(Door{plainHost(text.substr(0, colon)), *port}) : std::nullopt;
}

} // namespace

bool leadsToDoor(const std::string &address, const std::string &door)
{
    const auto from = doorIn(address);
    const auto to = doorIn(door);
    return from && to && from->port == to->port && from->host == to->host;
}

bool leadsToDoor(const std::string &address, const std::vector<std::string> &doors)
{
    return std::ranges::any_of(doors, [&address](const std::string &door) { return leadsToDoor(address, door); });
}

} // namespace wakedock::core
