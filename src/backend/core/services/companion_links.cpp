#include "backend/core/services/companion_links.h"

#include <algorithm>

namespace wakedock::core {

void CompanionLinks::follow(const HostId &host, const std::vector<Container> &running)
{
    std::erase_if(m_links, [&](const auto &known) {
        return known.second.host == host && std::ranges::find(running, known.first, &Container::id) == running.end();
    });
    for (const Container &container : running) {
        Link &link = m_links[container.id];
        if (link.host != host || link.startedAt != container.startedAt) {
            link = Link();
            link.host = host;
            link.startedAt = container.startedAt;
        }
    }
}

void CompanionLinks::take(const HostId &host, LookNumber look, const std::map<std::string, LinkCounters> &counters)
{
    for (auto &[id, link] : m_links) {
        if (link.host != host) {
            continue;
        }
        const auto found = counters.find(id);
        if (found == counters.end()) {
            link.counters.reset();
            continue;
        }
        if (link.counters && link.noise.isUse(*link.counters, found->second)) {
            link.lastUse = m_clock.steadyNow();
            link.usedInLook = look;
        }
        link.counters = found->second;
    }
}

std::optional<CompanionUse> CompanionLinks::lastUse(const std::string &containerId) const
{
    const auto found = m_links.find(containerId);
    if (found == m_links.end() || !found->second.lastUse) {
        return std::nullopt;
    }
    const auto since = m_clock.steadyNow() - *found->second.lastUse;
    return CompanionUse{std::chrono::duration_cast<std::chrono::seconds>(since), found->second.usedInLook};
}

} // namespace wakedock::core
