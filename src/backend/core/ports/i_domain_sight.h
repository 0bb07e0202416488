#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/shared/async/task.h"
#include "backend/shared/utils/time_text.h"

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

struct SightAnswer {
    int status = 0;
    std::string body; ///< At most 4 KiB of it.
    std::string location; ///< Of a redirect.
};

/// A certificate as a visitor meets it.
struct SeenCertificate {
    std::string issuer; ///< Its common name, else its organization.
    std::vector<std::string> names; ///< What it is for.
    std::string serial{}; ///< Hexadecimal, lower case, without leading zeros.
    Timestamp validFrom{};
    Timestamp validUntil{};
    std::vector<std::string> problems; ///< What a browser would object to; an unknown authority is one.
    bool isKnownAuthority = false; ///< This machine's own store knows who signed it.
};

struct SecureSight {
    SeenCertificate certificate;
    SightAnswer answer; ///< Status 0: nothing was asked, or nothing came back.
};

/// How a name looks from outside: what the name servers say of it, and what answers there. Backend thread.
class IDomainSight
{
public:
    virtual ~IDomainSight() = default;
    /// A and AAAA records behind all aliases, without those nobody can be sent to (0.0.0.0, multicast, link-local): blockers
    /// answer with such. Empty where the name has none. This machine's own hosts file does not count.
    /// @throws Error Unavailable (`dns_unreachable`), Timeout, Cancelled
    virtual Task<std::vector<std::string>> addressesOf(CallContext context, std::string name) = 0;
    /// Addresses of this machine's interfaces, loopback included.
    [[nodiscard]] virtual std::vector<std::string> ownAddresses() const = 0;
    /// Any status is an answer; redirects are not followed.
    /// @throws Error Unavailable, UpstreamFailed (`answer_too_large`, `broken_answer`), Timeout, Cancelled
    virtual Task<SightAnswer> ask(CallContext context, SightQuestion question) = 0;
    /// What is shown to somebody who wants `question.host` over TLS, whatever the certificate. With an empty path nothing
    /// is asked after the handshake.
    /// @throws Error Unavailable (`no_certificate`: the handshake was refused), Timeout, Cancelled
    virtual Task<SecureSight> askEncrypted(CallContext context, SightQuestion question) = 0;
};

} // namespace wakedock::core
