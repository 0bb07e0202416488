#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/host.h"
#include "backend/core/domain/service.h"
#include "backend/shared/async/task.h"

#include <string>
#include <vector>

namespace wakedock::core {

/// Knows where services of each host are reached, and finds two addresses for a new one that nobody uses (see
/// UpstreamAddress for the two ways). Backend thread only.
class IAddressBook
{
public:
    virtual ~IAddressBook() = default;
    /// Tells of a host beside the local one, or of a change of it.
    virtual void take(const Host &host) = 0;
    virtual void drop(const HostId &host) = 0;
    /// As people call a host, for sentences; empty for the local one, which nobody has to be told of.
    [[nodiscard]] virtual std::string nameOf(const HostId &host) const = 0;

    /// Two ports are free on each host by themselves, unless both hosts are reached at the same address. Where that is a
    /// name, the ips stay empty until a deployment looks it up (reachedAt()).
    /// @param others all services that exist
    /// @throws Error Conflict (`addresses_exhausted`)
    [[nodiscard]] virtual ServiceAddresses reserve(const HostId &host, const std::vector<ServiceRecord> &others) = 0;
    /// True for pinned addresses on WakeDock's own network: the local host's alone.
    [[nodiscard]] virtual bool pinsAddresses(const HostId &host) const = 0;
    /// Where Caddy reaches ports that are published on the host, now: a name is looked up. Never an address that means all.
    /// @throws Error Unavailable (`service_address_unknown`)
    [[nodiscard]] virtual Task<std::string> addressOf(CallContext context, HostId host) = 0;
    /// `0.0.0.0` where the host's owner wants ports published on all addresses; empty = only where they are reached.
    [[nodiscard]] virtual std::string publishedEverywhere(const HostId &host) const = 0;
    /// The local host's network, its subnet and the range left to others; empty when it pins none.
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
