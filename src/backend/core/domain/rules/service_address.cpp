#include "backend/core/domain/rules/service_address.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <arpa/inet.h>

namespace wakedock::core {

namespace {

constexpr const char *thisMachine = "127.0.0.1";
constexpr std::size_t longestLookedUpName = 253;

Error badServiceAddress(const std::string &why)
{
    return Error(ErrorCode::Invalid, "service_address_invalid", "Services cannot be reached at this address: " + why + ".")
        .withRemedy("Give an IP address or a name of the host, as Caddy reaches it; 0.0.0.0 publishes on all its addresses.")
        .withField("service_address", why);
}

bool isEverywhere(const std::string &address)
{
    return address == "0.0.0.0" || address == "::";
}

bool isThisMachine(const std::string &name)
{
    return name.empty() || name == "localhost" || name.ends_with(".localhost") || name == "::1"
        || (name.starts_with("127.") && isIpLiteral(name));
}

/// `10.0.0.5` of `tcp://10.0.0.5:2376`, `fd00::5` of `ssh://ada@[fd00::5]`; empty for a socket.
std::string hostOfUrl(const std::string &url)
{
    const auto scheme = url.find("://");
    if (scheme == std::string::npos || url.starts_with("unix:")) {
        return {};
    }
    std::string rest = url.substr(scheme + 3);
    rest = rest.substr(0, rest.find('/'));
    rest = rest.substr(rest.find('@') == std::string::npos ? 0 : rest.find('@') + 1);
    if (rest.starts_with('[')) {
        return rest.substr(1, rest.find(']') - 1);
    }
    return rest.substr(0, rest.find(':'));
}

std::string hostAsUrlSays(const Host &host)
{
    const std::string name = hostOfUrl(host.url);
    return isThisMachine(name) ? thisMachine : name;
}

/// Many, or nobody: nothing listens there.
bool isNobodys(const std::string &literal)
{
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    if (::inet_pton(AF_INET, literal.c_str(), bytes.data()) == 1) {
        return bytes[0] >= 224 || (bytes[0] == 0 && literal != "0.0.0.0");
    }
    return ::inet_pton(AF_INET6, literal.c_str(), bytes.data()) == 1 && bytes[0] == 0xff;
}

bool mayBeName(const std::string &name)
{
    constexpr std::string_view digits = "0123456789.";
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
    return name.size() <= longestLookedUpName && name.find_first_not_of(letters) == std::string::npos
        && name.find_first_not_of(digits) != std::string::npos && name.front() != '-' && name.front() != '.'
        && name.find("..") == std::string::npos;
}

} // namespace

bool isIpLiteral(const std::string &text)
{
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    return ::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 || ::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

void checkServiceAddress(const std::string &address)
{
    if (address.empty()) {
        return;
    }
    if (isIpLiteral(address)) {
        if (isNobodys(address)) {
            throw badServiceAddress("it is no address of a single machine");
        }
    } else if (!mayBeName(address)) {
        throw badServiceAddress("it is neither an IP address nor a name");
    }
}

std::string serviceAddress(const Host &host)
{
    if (host.serviceAddress.empty() || isEverywhere(host.serviceAddress)) {
        return hostAsUrlSays(host);
    }
    return host.serviceAddress == "localhost" ? thisMachine : host.serviceAddress;
}

std::string publishedEverywhere(const Host &host)
{
    return isEverywhere(host.serviceAddress) ? host.serviceAddress : std::string();
}

ServiceAddresses reachedAt(ServiceAddresses addresses, Colour colour, const std::string &ip)
{
    UpstreamAddress &next = colour == Colour::A ? addresses.a : addresses.b;
    UpstreamAddress &other = colour == Colour::A ? addresses.b : addresses.a;
    if (next.port != 0) {
        next.ip = ip;
    }
    if (other.port != 0 && other.ip.empty()) {
        other.ip = ip;
    }
    return addresses;
}

bool isReservedPortTaken(const Error &error, const UpstreamAddress &address)
{
    if (error.reason() != "port_taken" || address.port == 0) {
        return false;
    }
    const std::string port = ":" + std::to_string(address.port);
    const auto at = error.message().find(port);
    if (at == std::string::npos) {
        return false;
    }
    const auto next = at + port.size();
    return next == error.message().size() || error.message()[next] < '0' || error.message()[next] > '9';
}

} // namespace wakedock::core
