#include "backend/core/services/health_service.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

HealthService::HealthService(IEventBus &events, IClock &clock, std::vector<std::string> names, Sources sources)
    : m_sources(std::move(sources))
    , m_startedAt(clock.now())
{
    for (std::string &name : names) {
        m_components.push_back({std::move(name), Availability::Connecting, "Connecting.", {}, m_startedAt});
    }
    m_subscription = events.subscribe([this](const EventRecord &record) {
        if (const auto *changed = std::get_if<ComponentHealthChanged>(&record.event)) {
            take(changed->health);
        }
    });
}

void HealthService::take(const ComponentHealth &health)
{
    const auto known = std::ranges::find(m_components, health.name, &ComponentHealth::name);
    if (known == m_components.end()) {
        m_components.push_back(health);
        return;
    }
    const Timestamp since = known->availability == health.availability ? known->since : health.since;
    *known = health;
    known->since = since;
}

} // namespace wakedock::core
