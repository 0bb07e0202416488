#pragma once

#include "backend/core/domain/events.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_container_engine.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/services/engine_inventory.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

#include <map>
#include <optional>

namespace wakedock::core {

/// Follows every engine and tells the rest of the house what happens to containers, in events. Backend thread only.
class DockerService
{
public:
    DockerService(IEngines &engines, IEventBus &events, IClock &clock, Log log);

    /// Begins to follow all engines; ends when `scope` is cancelled.
    void start(TaskScope &scope);

    /// Nothing while the engine is not connected.
    [[nodiscard]] std::optional<EngineVersion> version(const HostId &host) const;
    [[nodiscard]] std::vector<Container> running() const;

private:
    struct Host {
        EngineInventory inventory;
        std::optional<EngineVersion> version;
    };

    void take(const HostId &host, const EngineFact &fact);
    void listed(const HostId &host, const engine_fact::Listed &fact);
    void lost(const HostId &host, const engine_fact::Gap &fact);
    void tell(const HostId &host, const std::vector<ServiceId> &services, const std::string &cause);

    IEngines &m_engines;
    IEventBus &m_events;
    IClock &m_clock;
    Log m_log;
    std::map<HostId, Host> m_hosts;
};

} // namespace wakedock::core
