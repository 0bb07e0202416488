#include "backend/core/domain/rules/client_network.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace wakedock::core {

namespace {

constexpr int BitsOfFour = 32;
constexpr int BitsOfSix = 128;
/// In front of the four bytes of an IPv4 address that is written as an IPv6 one.
constexpr std::array<unsigned char, 12> MappedStart{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

struct ClientAddress {
    std::array<unsigned char, 16> bytes{};
    int bits = 0;
};

struct ClientNetwork {
    ClientAddress address;
    int prefix = 0;
};

bool bitAt(const ClientAddress &address, int index)
{
    return ((address.bytes.at(static_cast<std::size_t>(index / 8)) >> (7 - index % 8)) & 1) != 0;
}

std::optional<ClientAddress> addressFrom(const std::string &text)
{
    ClientAddress address;
    if (::inet_pton(AF_INET, text.c_str(), address.bytes.data()) == 1) {
        address.bits = BitsOfFour;
        return address;
    }
    if (::inet_pton(AF_INET6, text.c_str(), address.bytes.data()) == 1) {
        address.bits = BitsOfSix;
        return address;
    }
    return std::nullopt;
}

ClientAddress withoutMapping(const ClientAddress &address)
{
    if (address.bits != BitsOfSix || !std::equal(MappedStart.begin(), MappedStart.end(), address.bytes.begin())) {
        return address;
    }
    ClientAddress four;
    std::copy(address.bytes.begin() + MappedStart.size(), address.bytes.end(), four.bytes.begin());
    four.bits = BitsOfFour;
    return four;
}

std::optional<int> prefixFrom(const std::string &text, int most)
{
    int prefix = 0;
    const char *end = text.data() + text.size();
    const auto [stopped, failure] = std::from_chars(text.data(), end, prefix);
    if (failure != std::errc() || stopped != end || prefix < 0 || prefix > most) {
        return std::nullopt;
    }
    return prefix;
}

std::optional<ClientNetwork> networkFrom(const std::string &text)
{
    const auto slash = text.find('/');
    const auto address = addressFrom(text.substr(0, slash));
    if (!address) {
        return std::nullopt;
    }
    if (slash == std::string::npos) {
        return ClientNetwork{*address, address->bits};
    }
    const auto prefix = prefixFrom(text.substr(slash + 1), address->bits);
    return prefix ? std::optional(ClientNetwork{*address, *prefix}) : std::nullopt;
}

bool hasBitsBehindPrefix(const ClientNetwork &network)
{
    for (int i = network.prefix; i < network.address.bits; ++i) {
        if (bitAt(network.address, i)) {
            return true;
        }
    }
    return false;
}

std::string textOfNetwork(ClientNetwork network)
{
    for (int i = network.prefix; i < network.address.bits; ++i) {
        network.address.bytes.at(static_cast<std::size_t>(i / 8)) &= static_cast<unsigned char>(~(1 << (7 - i % 8)));
    }
    std::array<char, INET6_ADDRSTRLEN> text{};
    ::inet_ntop(network.address.bits == BitsOfFour ? AF_INET : AF_INET6, network.address.bytes.data(), text.data(),
                static_cast<socklen_t>(text.size()));
    return std::string(text.data()) + "/" + std::to_string(network.prefix);
}

} // namespace

std::string brokenNetwork(const std::string &text)
{
    const auto network = networkFrom(text);
    if (!network) {
        return "An address or a network is written like 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32.";
    }
    if (hasBitsBehindPrefix(*network)) {
        return "This is an address within a network; the network is written " + textOfNetwork(*network) + ".";
    }
    return {};
}

bool isNetwork(const std::string &text)
{
    return brokenNetwork(text).empty();
}

bool isInNetwork(const std::string &address, const std::string &network)
{
    const auto parsed = addressFrom(address);
    const auto within = networkFrom(network);
    if (!parsed || !within) {
        return false;
    }
    const ClientAddress client = withoutMapping(*parsed);
    if (client.bits != within->address.bits) {
        return false;
    }
    for (int i = 0; i < within->prefix; ++i) {
        if (bitAt(client, i) != bitAt(within->address, i)) {
            return false;
        }
    }
    return true;
}

} // namespace wakedock::core
