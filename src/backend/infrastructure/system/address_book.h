#pragma once

#include "backend/core/ports/i_address_book.h"

#include <cstdint>
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

    [[nodiscard]] core::ServiceAddresses reserve(const std::vector<core::ServiceAddresses> &taken) override;
    [[nodiscard]] bool pinsAddresses() const override { return m_plan.addressing == Addressing::Network; }
    [[nodiscard]] NetworkPlan network() const override;
    [[nodiscard]] std::vector<std::string> interfacesOfNetwork() const override;

private:
    [[nodiscard]] core::ServiceAddresses reservePinned(const std::vector<core::ServiceAddresses> &taken);
    [[nodiscard]] core::ServiceAddresses reservePorts(const std::vector<core::ServiceAddresses> &taken);

    AddressPlan m_plan;
    std::uint32_t m_base = 0; ///< First address of the subnet.
    int m_prefix = 0;
    std::uint32_t m_nextHost = 0;
    int m_nextPort = 0;
};

} // namespace wakedock::system
