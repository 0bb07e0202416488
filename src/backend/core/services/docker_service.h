#pragma once

#include "backend/core/domain/events.h"
#include "backend/core/domain/host.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_container_engine.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/services/engine_inventory.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

#include <cstdint>
#include <map>
#include <optional>

namespace wakedock::core {

/// Follows every engine and tells the rest of the house what happens to containers, in events. Backend thread only.
class DockerService
{
public:
    DockerService(IEngines &engines, IEventBus &events, IClock &clock, Log log);

    /// Begins to follow all engines; ends when `scope` is cancelled. `scope` must outlive this.
    void start(TaskScope &scope);
    /// Follows one more engine, known to IEngines by now.
    void follow(const HostId &host);
    /// Stops following it and forgets what it told; it is no loss to tell anybody of.
    void forget(const HostId &host);

    /// Nothing while the engine is not connected.
    [[nodiscard]] std::optional<EngineVersion> version(const HostId &host) const;
    [[nodiscard]] HostState state(const HostId &host) const;
    /// Of the local engine: what runs elsewhere cannot be measured from here.
    [[nodiscard]] std::vector<Container> running() const;
    /// All containers of a host as last told, by id; empty before it was ever listed.
    [[nodiscard]] const std::map<std::string, Container> &containers(const HostId &host) const;
    /// Rises with everything an engine tells, and when one is forgotten.
    [[nodiscard]] std::uint64_t changes() const { return m_changes; }

private:
    struct Followed {
        EngineInventory inventory;
        HostState state;
        CancelSource stop;
    };

    void take(const HostId &host, const EngineFact &fact);
    void listed(const HostId &host, const engine_fact::Listed &fact);
    void lost(const HostId &host, const engine_fact::Gap &fact);
    void tell(const HostId &host, const std::vector<ServiceId> &services, const std::string &cause);
    void changed(const HostId &host, HostState state);

    IEngines &m_engines;
    IEventBus &m_events;
    IClock &m_clock;
    Log m_log;
    TaskScope *m_scope = nullptr; ///< Since start().
    std::map<HostId, Followed> m_hosts;
    std::uint64_t m_changes = 0;
};

} // namespace wakedock::core
