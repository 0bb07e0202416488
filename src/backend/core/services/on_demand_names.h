#pragma once

#include "backend/core/domain/certificate.h"
#include "backend/core/ports/i_clock.h"

#include <chrono>
#include <deque>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace wakedock::core {

/// Says which names may have a certificate obtained while a visitor waits: those of services, and below a service's pattern
/// so many new ones an hour, or anybody could have thousands obtained by asking for thousands of names. In memory: after a
/// start what was allowed is counted anew, and what was obtained is not asked for again. Backend thread.
class OnDemandNames
{
public:
    using Hosts = std::function<std::vector<CertifiedHost>()>;
    OnDemandNames(IClock &clock, Hosts hosts) : m_clock(clock), m_hosts(std::move(hosts)) { }

    /// @param name as a visitor asked for it
    [[nodiscard]] bool allows(const std::string &name);

private:
    [[nodiscard]] bool allowsNew(const std::string &name);

    IClock &m_clock;
    Hosts m_hosts;
    std::set<std::string> m_allowed; ///< Below patterns.
    std::deque<std::chrono::steady_clock::time_point> m_recent; ///< When the last ones of these were new.
};

} // namespace wakedock::core
