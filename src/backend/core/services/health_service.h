#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/events.h"
#include "backend/core/domain/health.h"
#include "backend/core/domain/route.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// How the parts WakeDock leans on are doing, and since when. Fed by ComponentHealthChanged. Backend thread only.
class HealthService
{
public:
    /// Asked when somebody wants to know; both answer from memory.
    struct Sources {
        std::function<std::optional<EngineVersion>()> engine;
        std::function<ProxyStatus()> proxy;
    };

    /// @param names the parts that readiness waits for, in the order they are shown
    HealthService(IEventBus &events, IClock &clock, std::vector<std::string> names, Sources sources);

    [[nodiscard]] std::vector<ComponentHealth> components() const { return m_components; }
    [[nodiscard]] EngineVersion engine() const { return m_sources.engine().value_or(EngineVersion()); }
    [[nodiscard]] ProxyStatus proxy() const { return m_sources.proxy(); }
    [[nodiscard]] Timestamp startedAt() const { return m_startedAt; }

    /// From here on nobody should send new work.
    void beginStop() { m_stopping = true; }
    [[nodiscard]] bool isStopping() const { return m_stopping; }

private:
    void take(const ComponentHealth &health);

    std::vector<ComponentHealth> m_components;
    Sources m_sources;
    Timestamp m_startedAt;
    bool m_stopping = false;
    IEventBus::Subscription m_subscription;
};

} // namespace wakedock::core
