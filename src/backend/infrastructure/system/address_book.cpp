#include "backend/infrastructure/system/address_book.h"

#include "backend/core/domain/rules/service_address.h"
#include "backend/infrastructure/system/loopback_port.h"
#include "backend/infrastructure/system/name_lookup.h"
#include "backend/shared/exceptions/error.h"

#include <QHostAddress>
#include <QNetworkInterface>

#include <algorithm>
#include <random>
#include <set>
#include <utility>

namespace wakedock::system {

namespace {

/// The engine may take .1 for its gateway, and people pin their own things low: the first ten stay free.
constexpr std::uint32_t FirstPinnedHost = 10;

std::string ipText(std::uint32_t ip)
{
    return QHostAddress(ip).toString().toStdString();
}

[[noreturn]] void throwExhausted(const std::string &what)
{
    throw Error(ErrorCode::Conflict, "addresses_exhausted", "No two free addresses are left in " + what + ".")
        .withRemedy("Remove services that are no longer needed, or give WakeDock a larger range.");
}

Error badPlan(const std::string &message)
{
    return Error(ErrorCode::Invalid, "bad_address_plan", message)
        .withRemedy("Give a private IPv4 subnet of /8 to /27, like 10.213.0.0/16, or ports between 1024 and 65535.");
}

int randomIn(int first, int last)
{
    std::random_device device;
    return std::uniform_int_distribution(first, last)(device);
}

} // namespace

AddressBook::AddressBook(AddressPlan plan) : m_plan(std::move(plan)), m_nextHost(FirstPinnedHost)
{
    const auto subnet = QHostAddress::parseSubnet(QString::fromStdString(m_plan.subnet));
    if (subnet.first.protocol() != QAbstractSocket::IPv4Protocol || subnet.second < 8 || subnet.second > 27) {
        throw badPlan("The subnet \"" + m_plan.subnet + "\" cannot hold WakeDock's addresses.");
    }
    if (m_plan.firstPort < 1024 || m_plan.lastPort > 65535 || m_plan.firstPort >= m_plan.lastPort) {
        throw badPlan("The ports " + std::to_string(m_plan.firstPort) + " to " + std::to_string(m_plan.lastPort)
                      + " cannot hold WakeDock's addresses.");
    }
    m_base = subnet.first.toIPv4Address();
    m_prefix = subnet.second;
    // Not always from the start: two WakeDocks that reserve at the same time should not want the same ports.
    m_nextPort = randomIn(m_plan.firstPort, m_plan.lastPort);
}

std::string AddressBook::nameOf(const core::HostId &host) const
{
    const auto found = m_hosts.find(host);
    return found == m_hosts.end() ? std::string() : found->second.name;
}

bool AddressBook::pinsAddresses(const core::HostId &host) const
{
    return host == core::localHost() && m_plan.addressing == Addressing::Network;
}

core::ServiceAddresses AddressBook::reserve(const core::HostId &host, const std::vector<core::ServiceRecord> &others)
{
    return pinsAddresses(host) ? reservePinned(others) : reservePorts(host, others);
}

std::string AddressBook::writtenAddress(const core::HostId &host) const
{
    const auto found = m_hosts.find(host);
    return found == m_hosts.end() ? "127.0.0.1" : core::serviceAddress(found->second);
}

std::string AddressBook::publishedEverywhere(const core::HostId &host) const
{
    const auto found = m_hosts.find(host);
    return found == m_hosts.end() ? std::string() : core::publishedEverywhere(found->second);
}

Task<std::string> AddressBook::addressOf(core::CallContext context, core::HostId host)
{
    const std::string written = writtenAddress(host);
    if (core::isIpLiteral(written)) {
        co_return std::string(written);
    }
    const std::string name = nameOf(host);
    const auto found = co_await lookUp(written, std::move(context), &m_lookups);
    if (!found) {
        throw Error(ErrorCode::Unavailable, "service_address_unknown",
                    "Where services on the host " + name + " are reached is not known: the name " + written
                        + " has no address.")
            .withRemedy("Give the host a service_address: an IP address of its machine that Caddy reaches.");
    }
    co_return std::string(*found);
}

core::IAddressBook::NetworkPlan AddressBook::network() const
{
    if (!pinsAddresses(core::localHost())) {
        return {};
    }
    const std::uint32_t half = std::uint32_t(1) << (31 - m_prefix);
    return {.name = m_plan.networkName,
            .subnet = ipText(m_base) + "/" + std::to_string(m_prefix),
            .ipRange = ipText(m_base + half) + "/" + std::to_string(m_prefix + 1)};
}

std::vector<std::string> AddressBook::interfacesOfNetwork() const
{
    std::vector<std::string> names;
    for (const auto &interface : QNetworkInterface::allInterfaces()) {
        const auto entries = interface.addressEntries();
        const bool holds = std::any_of(entries.begin(), entries.end(), [this](const QNetworkAddressEntry &entry) {
            return entry.ip().isInSubnet(QHostAddress(m_base), m_prefix);
        });
        if (holds && pinsAddresses(core::localHost())) {
            names.push_back(interface.name().toStdString());
        }
    }
    return names;
}

core::ServiceAddresses AddressBook::reservePinned(const std::vector<core::ServiceRecord> &others)
{
    std::set<std::string> used;
    for (const auto &other : others) {
        used.insert({other.addresses.a.ip, other.addresses.b.ip});
    }
    const std::uint32_t end = std::uint32_t(1) << (31 - m_prefix);
    std::vector<std::string> found;
    for (std::uint32_t tried = FirstPinnedHost; tried < end && found.size() < 2; ++tried) {
        const auto ip = ipText(m_base + m_nextHost);
        m_nextHost = m_nextHost + 1 < end ? m_nextHost + 1 : FirstPinnedHost;
        if (!used.contains(ip)) {
            found.push_back(ip);
        }
    }
    if (found.size() < 2) {
        throwExhausted("the subnet " + m_plan.subnet);
    }
    return {.a = {found[0], 0}, .b = {found[1], 0}};
}

std::set<int> AddressBook::portsAt(const core::HostId &host, const std::vector<core::ServiceRecord> &others) const
{
    std::set<int> used;
    for (const auto &other : others) {
        if (other.config.hostId == host || writtenAddress(other.config.hostId) == writtenAddress(host)) {
            used.insert({other.addresses.a.port, other.addresses.b.port});
        }
    }
    return used;
}

core::ServiceAddresses AddressBook::reservePorts(const core::HostId &host, const std::vector<core::ServiceRecord> &others)
{
    const std::string address = writtenAddress(host);
    const std::set<int> used = portsAt(host, others);
    // Whether a port of another machine is free is seen when a container starts there.
    const bool isHere = address == "127.0.0.1";
    const std::string ip = core::isIpLiteral(address) ? address : std::string();
    std::vector<int> found;
    for (int tried = m_plan.firstPort; tried <= m_plan.lastPort && found.size() < 2; ++tried) {
        const int port = m_nextPort;
        m_nextPort = m_nextPort < m_plan.lastPort ? m_nextPort + 1 : m_plan.firstPort;
        if (!used.contains(port) && (!isHere || isLoopbackPortFree(port))) {
            found.push_back(port);
        }
    }
    if (found.size() < 2) {
        throwExhausted("the ports " + std::to_string(m_plan.firstPort) + " to " + std::to_string(m_plan.lastPort));
    }
    return {.a = {ip, found[0]}, .b = {ip, found[1]}};
}

} // namespace wakedock::system
