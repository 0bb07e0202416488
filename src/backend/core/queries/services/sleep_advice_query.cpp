#include "backend/core/queries/services/sleep_advice_query.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/sleep_estimate.h"
#include "backend/core/services/monitoring_service.h"
#include "backend/core/services/state_service.h"
#include "backend/core/services/traffic_record.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

/// Less says nothing of a day.
constexpr int FewestHours = 6;

bool couldSleep(const Service &service)
{
    const ServiceConfig &config = service.record.config;
    return config.kind == ServiceKind::Container && !config.domain.empty() && !config.sleep.enabled
        && service.record.revision > 0 && service.state.status == ServiceStatus::Running;
}

/// Whose sleep frees most comes first.
bool freesMore(const SleepAdvice &one, const SleepAdvice &other)
{
    const auto freed = [](const SleepAdvice &advice) { return static_cast<double>(advice.memoryBytes) * advice.quietShare; };
    return std::pair(freed(other), one.name) < std::pair(freed(one), other.name);
}

} // namespace

AdviseSleep::AdviseSleep(const StateService &states, const MonitoringService &monitoring, const TrafficRecord &traffic)
    : m_states(states)
    , m_monitoring(monitoring)
    , m_traffic(traffic)
{
}

Task<std::vector<SleepAdvice>> AdviseSleep::execute(CallContext context)
{
    requirePermission(context.actor, permission::ServicesRead);
    const auto usage = m_monitoring.latest();
    std::vector<SleepAdvice> all;
    for (const auto &service : m_states.all()) {
        if (!couldSleep(*service)) {
            continue;
        }
        const ServiceId &id = service->record.id;
        const auto estimate = sleepEstimate(m_traffic.hoursOf(id), service->record.config.sleep.idleMinutes);
        const int hours = estimate.measuredParts / TrafficHour::Parts;
        const auto used = usage->find(id);
        if (hours >= FewestHours && used != usage->end()) {
            all.push_back({id, service->record.config.name, used->second.memoryBytes, estimate.quietShare,
                           estimate.wakesPerDay, hours});
        }
    }
    std::ranges::sort(all, freesMore);
    co_return all;
}

} // namespace wakedock::core
