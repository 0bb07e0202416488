#include "backend/core/domain/rules/memory_budget.h"

#include "backend/core/domain/rules/dependency_rules.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

/// Idle minutes that are not over are no obstacle: that is what the budget is for.
bool isOnlyResting(const std::optional<Wakefulness> &awake)
{
    return !awake
        || (!awake->keptUntil && (awake->reason == AwakeReason::RecentTraffic || awake->reason == AwakeReason::Grace));
}

} // namespace

Timestamp lastUseOf(const Service &service)
{
    const ServiceState &state = service.state;
    return std::max({state.lastAccessAt.value_or(Timestamp()), state.lastWakeAt.value_or(Timestamp()),
                     state.startedAt.value_or(Timestamp())});
}

bool mayMakeRoom(const Service &service, const std::vector<std::shared_ptr<const Service>> &all, Timestamp now)
{
    const ServiceConfig &config = service.record.config;
    return config.sleep.enabled && config.sleep.stopMode == StopMode::Stop && service.state.status == ServiceStatus::Running
        && isOnlyResting(service.state.awake) && now - lastUseOf(service) >= usedLately
        && awakeDependants(all, config.name).empty();
}

std::int64_t overBudget(std::int64_t budget, std::int64_t used, std::int64_t needed)
{
    return budget <= 0 ? 0 : std::max<std::int64_t>(used + needed - budget, 0);
}

std::vector<RoomCandidate> inOrderOfRoom(std::vector<RoomCandidate> candidates)
{
    std::ranges::sort(candidates, {}, [](const RoomCandidate &one) { return std::pair(one.lastUsed, one.id); });
    return candidates;
}

} // namespace wakedock::core
