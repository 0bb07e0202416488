// The part of StateService that shows why a service is awake.
#include "backend/core/services/state_service.h"

#include <utility>

namespace wakedock::core {

void StateService::showActivity(const ServiceId &id, Wakefulness awake, std::optional<Timestamp> lastAccess,
                                std::optional<Timestamp> lastWake)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end()) {
        return;
    }
    Service next = *found->second.service;
    next.state.awake = std::move(awake);
    next.state.lastAccessAt = lastAccess;
    next.state.lastWakeAt = lastWake;
    fitWakefulness(next);
    if (next.state != found->second.service->state) {
        update(found->second, std::move(next), Change::Updated);
    }
}

/// What does not run is not awake, and whose sleep is off needs no reason; until when somebody keeps it awake counts as soon
/// as its sleep is on. Times are told at the next look.
void StateService::fitWakefulness(Service &next)
{
    auto &awake = next.state.awake;
    if (next.state.status != ServiceStatus::Running && next.state.status != ServiceStatus::Unhealthy) {
        awake.reset();
    } else if (!next.record.config.sleep.enabled) {
        awake = Wakefulness{AwakeReason::SleepOff, {}, {}, awake ? awake->keptUntil : std::nullopt};
    } else if (!awake || awake->reason == AwakeReason::SleepOff) {
        awake = Wakefulness{AwakeReason::RecentTraffic, {}, {}, {}};
    }
}

} // namespace wakedock::core
