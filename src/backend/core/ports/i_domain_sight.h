#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/shared/async/task.h"

#include <string>
#include <vector>

namespace wakedock::core {

/// One plain HTTP request to an address, in a visitor's words.
struct SightQuestion {
    std::string address; ///< IPv4 or IPv6.
    int port = 80;
    std::string host; ///< What the Host header says.
    std::string path;
};

/// How a name looks from outside: what the name servers say of it, and what answers there. Backend thread.
class IDomainSight
{
public:
    virtual ~IDomainSight() = default;
    /// A and AAAA records behind all aliases; empty where the name has none. This machine's own hosts file does not count.
    /// @throws Error Unavailable (`dns_unreachable`), Timeout, Cancelled
    virtual Task<std::vector<std::string>> addressesOf(CallContext context, std::string name) = 0;
    /// Addresses of this machine's interfaces, loopback included.
    [[nodiscard]] virtual std::vector<std::string> ownAddresses() const = 0;
    /// The body of a 200, at most 256 bytes of it; redirects are not followed.
    /// @throws Error Unavailable, UpstreamFailed (`proof_refused`: another status), Timeout, Cancelled
    virtual Task<std::string> fetch(CallContext context, SightQuestion question) = 0;
};

} // namespace wakedock::core
