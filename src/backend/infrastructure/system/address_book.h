#pragma once

#include "backend/core/ports/i_address_book.h"

#include <QObject>

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace wakedock::system {

/// `docker.addressing`
enum class Addressing { Network, Loopback };

/// Where a service lives and where others on the network may (CIDR, IPv4).
struct AddressPlan {
    Addressing addressing = Addressing::Network;
    std::string networkName = "wakedock";
    /// The lower half is WakeDock's to pin; the upper half is the engine's own choice (`--ip-range`), so that a stopped
    /// service's address is never given to somebody else.
    std::string subnet = "10.213.0.0/16";
    /// Below the kernel's ephemeral range (32768 up), or an outgoing connection could sit on a reserved port.
    int firstPort = 20000;
    int lastPort = 29999;
};

/// Gives out addresses for IAddressBook: pinned ones on WakeDock's network, or pairs of free loopback ports.
/// A freed address is given again only after all others had their turn: a route that is a moment old must not lead to
/// another service.
class AddressBook : public core::IAddressBook
{
public:
    /// @throws Error Invalid (`bad_address_plan`)
    explicit AddressBook(AddressPlan plan);

    void take(const core::Host &host) override { m_hosts[host.id] = host; }
    void drop(const core::HostId &host) override { m_hosts.erase(host); }
    [[nodiscard]] std::string nameOf(const core::HostId &host) const override;
    [[nodiscard]] core::ServiceAddresses reserve(const core::HostId &host,
                                                 const std::vector<core::ServiceRecord> &others) override;
    [[nodiscard]] bool pinsAddresses(const core::HostId &host) const override;
    [[nodiscard]] Task<std::string> addressOf(core::CallContext context, core::HostId host) override;
    [[nodiscard]] std::string publishedEverywhere(const core::HostId &host) const override;
    [[nodiscard]] NetworkPlan network() const override;
    [[nodiscard]] std::vector<std::string> interfacesOfNetwork() const override;

private:
    [[nodiscard]] core::ServiceAddresses reservePinned(const std::vector<core::ServiceRecord> &others);
    [[nodiscard]] core::ServiceAddresses reservePorts(const core::HostId &host,
                                                      const std::vector<core::ServiceRecord> &others);
    /// Those that services have where this host is reached.
    [[nodiscard]] std::set<int> portsAt(const core::HostId &host, const std::vector<core::ServiceRecord> &others) const;
    /// As it is written: an ip or a name.
    [[nodiscard]] std::string writtenAddress(const core::HostId &host) const;

    AddressPlan m_plan;
    std::map<core::HostId, core::Host> m_hosts; ///< But the local one.
    std::uint32_t m_base = 0; ///< First address of the subnet.
    int m_prefix = 0;
    std::uint32_t m_nextHost = 0;
    int m_nextPort = 0;
    QObject m_lookups; ///< Receives the answers of look-ups: none arrives after its end.
};

} // namespace wakedock::system
