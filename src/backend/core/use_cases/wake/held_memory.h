#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/service.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/services/monitoring_service.h"
#include "backend/core/services/stack_service.h"
#include "backend/core/services/state_service.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace wakedock::core {

/// What services of the local host hold of memory, and what those that sleep will hold once they wake: as last measured.
/// Containers without a domain of their stacks count, too.
class HeldMemory
{
public:
    struct Needs {
        const StateService &states;
        const MonitoringService &monitoring;
        const StackService &stacks;
        IEventBus &events;
    };

    explicit HeldMemory(Needs needs) : m_needs(needs) { }

    /// From now on it remembers what is measured.
    void follow();
    /// By all that hold memory but the one that wakes.
    [[nodiscard]] std::int64_t usedBeside(const ServiceId &waking) const;
    /// Without what it needs in its stack; its limit where it was never measured.
    [[nodiscard]] std::int64_t needOf(const Service &service) const;
    /// Of containers that are no services by themselves; of those that were never measured nothing is known.
    [[nodiscard]] std::int64_t ofCompanions(const std::vector<Container> &containers) const;

private:
    [[nodiscard]] std::int64_t heldBy(const Service &service, const MonitoringService::Usage &usage) const;
    /// Of all stacks that have a service, running or not.
    [[nodiscard]] std::vector<Container> companions() const;
    void take(const UsageSampled &sampled);

    Needs m_needs;
    std::map<ServiceId, std::int64_t> m_services; ///< Also of those that sleep.
    std::map<std::string, std::int64_t> m_companions; ///< By container id; also of those that sleep.
    IEventBus::Subscription m_subscription;
};

} // namespace wakedock::core
