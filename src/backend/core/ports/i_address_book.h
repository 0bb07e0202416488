#pragma once

#include "backend/core/domain/service.h"

#include <string>
#include <vector>

namespace wakedock::core {

/// Finds two addresses for a new service that nobody uses (see UpstreamAddress for the two ways).
class IAddressBook
{
public:
    virtual ~IAddressBook() = default;
    /// @param taken those of all services that exist
    /// @throws Error Conflict (`addresses_exhausted`)
    [[nodiscard]] virtual ServiceAddresses reserve(const std::vector<ServiceAddresses> &taken) = 0;
    /// True for pinned addresses on WakeDock's own network.
    [[nodiscard]] virtual bool pinsAddresses() const = 0;
    /// Network, its subnet and the range left to others; empty when pinsAddresses() is false.
    struct NetworkPlan {
        std::string name;
        std::string subnet;
        std::string ipRange;
    };
    [[nodiscard]] virtual NetworkPlan network() const = 0;
    /// This machine's network interfaces that hold an address of network().subnet; the engine's own bridge is one of them
    /// once the network is made. With a second one the kernel may send what is meant for a service somewhere else.
    [[nodiscard]] virtual std::vector<std::string> interfacesOfNetwork() const = 0;
};

} // namespace wakedock::core
