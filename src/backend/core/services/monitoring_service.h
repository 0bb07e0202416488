#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/ids.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_container_usage.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::core {

/// Samples what runs uses, each few seconds, and keeps the latest: by service and by container. Backend thread only.
class MonitoringService
{
public:
    using Usage = std::map<ServiceId, ContainerUsage>;
    using ByContainer = std::map<std::string, ContainerUsage>;

    /// @param running the containers that run now
    MonitoringService(IContainerUsage &usage, IEventBus &events, IClock &clock,
                      std::function<std::vector<Container>()> running, std::chrono::milliseconds interval, Log log);

    void start(TaskScope &scope);
    /// Samples now; what start() does each few seconds. @throws Error
    Task<void> measure() { return sample(); }
    [[nodiscard]] std::shared_ptr<const Usage> latest() const { return m_latest; }
    /// By container id, whoever's it is.
    [[nodiscard]] std::shared_ptr<const ByContainer> latestByContainer() const { return m_latestByContainer; }

private:
    Task<void> run(CancelToken cancel);
    Task<void> sample();

    IContainerUsage &m_usage;
    IEventBus &m_events;
    IClock &m_clock;
    std::function<std::vector<Container>()> m_running;
    std::chrono::milliseconds m_interval;
    Log m_log;
    std::shared_ptr<const Usage> m_latest = std::make_shared<const Usage>();
    std::shared_ptr<const ByContainer> m_latestByContainer = std::make_shared<const ByContainer>();
};

} // namespace wakedock::core
