#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/ids.h"
#include "backend/core/domain/link_counters.h"
#include "backend/core/domain/rules/companion_rules.h"
#include "backend/core/domain/rules/link_noise.h"
#include "backend/core/ports/i_clock.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// When containers were used last that sleep and wake with a service: those of its stack without a domain. Backend thread
/// only.
class CompanionLinks
{
public:
    explicit CompanionLinks(IClock &clock) : m_clock(clock) { }

    /// These of a host from now on, and no others of it. That one is new, or started anew, is no use of it.
    void follow(const HostId &host, const std::vector<Container> &running);
    /// By container id, as read in this look; what is missing is not measured.
    void take(const HostId &host, LookNumber look, const std::map<std::string, LinkCounters> &counters);

    /// Nothing = nobody has used it since it is looked at.
    [[nodiscard]] std::optional<CompanionUse> lastUse(const std::string &containerId) const;

private:
    struct Link {
        HostId host;
        std::optional<Timestamp> startedAt;
        std::optional<LinkCounters> counters;
        std::optional<std::chrono::steady_clock::time_point> lastUse;
        LookNumber usedInLook = 0;
        LinkNoise noise;
    };

    IClock &m_clock;
    std::map<std::string, Link> m_links; ///< By container id.
};

} // namespace wakedock::core
