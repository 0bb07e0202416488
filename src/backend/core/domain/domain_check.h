#pragma once

#include <string>
#include <vector>

namespace wakedock::core {

/// Where a name leads, as the public name servers say.
enum class DnsVerdict {
    NotNeeded, ///< A special-use name: no public server knows it, and none has to.
    Here, ///< To an address of this machine, or to one from which the proof came back.
    Elsewhere,
    Loopback, ///< To 127.0.0.1 or ::1: each machine reaches itself there, and nobody else.
    Nowhere, ///< It has no address anybody could be sent to.
    Unknown ///< The name servers could not be asked.
};

/// Whether a one-time token came back through the public name and the proxy.
enum class ProofVerdict { NotNeeded, Proven, Failed, NotTried };

/// Somebody who has the name already.
struct DomainConflict {
    enum class Kind { Service, Route, ForeignRoute };
    Kind kind = Kind::Service;
    std::string host; ///< The name or pattern of theirs that meets ours.
    std::string holder; ///< The service's name; who made the route; a foreign route's place in the proxy's configuration.
    bool operator==(const DomainConflict &) const = default;
};

/// Everything there is to say about a name before it is given to a service.
struct DomainCheck {
    std::string domain; ///< As it would be stored; as it was given where it is no domain.
    std::string problem; ///< What is wrong with its spelling; empty when it is a domain.
    bool isSpecialUse = false;
    bool isWildcard = false;
    std::vector<DomainConflict> conflicts;
    DnsVerdict dns = DnsVerdict::Unknown;
    std::vector<std::string> addresses; ///< What DNS says.
    ProofVerdict proof = ProofVerdict::NotTried;
    std::string proofDetail; ///< Why it failed or was not tried.
    std::string summary; ///< One sentence for people.
    std::string remedy; ///< What to do; empty when nothing is to be done.

    /// A service can have it now: it is a name, and nobody else has it.
    [[nodiscard]] bool isFree() const { return problem.empty() && conflicts.empty(); }
    bool operator==(const DomainCheck &) const = default;
};

} // namespace wakedock::core
