#include "backend/core/queries/services/sleep_advice_query.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/request_play.h"
#include "backend/core/domain/rules/sleep_estimate.h"
#include "backend/core/services/monitoring_service.h"
#include "backend/core/services/request_record.h"
#include "backend/core/services/state_service.h"
#include "backend/core/services/traffic_record.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

/// Less says nothing of a day.
constexpr int FewestHours = 6;
/// What was counted for so long is better than any estimate.
constexpr int EnoughHours = 24;

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

SleepAdvice AdviseSleep::adviceOn(const Service &service) const
{
    const ServiceId &id = service.record.id;
    SleepAdvice advice;
    advice.serviceId = id;
    advice.name = service.record.config.name;
    const auto estimate = sleepEstimate(m_needs.traffic.hoursOf(id), service.record.config.sleep.idleMinutes);
    const auto counted = countedSleep(m_needs.requests.hoursOf(id));
    const int estimatedHours = estimate.measuredParts / TrafficHour::Parts;
    const int countedHours = static_cast<int>(std::chrono::floor<std::chrono::hours>(counted.measured).count());
    if (countedHours >= std::min(estimatedHours, EnoughHours) && countedHours > 0) {
        advice.basis = AdviceBasis::Requests;
        advice.measuredHours = countedHours;
        advice.quietShare = counted.quietShare;
        advice.wakesPerDay = counted.wakesPerDay;
        advice.waitingPerDay = counted.waitingPerDay;
        advice.requests = counted.requests;
    } else {
        advice.measuredHours = estimatedHours;
        advice.quietShare = estimate.quietShare;
        advice.wakesPerDay = estimate.wakesPerDay;
        advice.waitingPerDay = estimate.wakesPerDay;
    }
    return advice;
}

Task<std::vector<SleepAdvice>> AdviseSleep::execute(CallContext context)
{
    requirePermission(context.actor, permission::ServicesRead);
    const auto usage = m_needs.monitoring.latest();
    std::vector<SleepAdvice> all;
    for (const auto &service : m_needs.states.all()) {
        const auto used = usage->find(service->record.id);
        if (!couldSleep(*service) || used == usage->end()) {
            continue;
        }
        auto advice = adviceOn(*service);
        advice.memoryBytes = used->second.memoryBytes;
        if (advice.measuredHours >= FewestHours) {
            all.push_back(std::move(advice));
        }
    }
    std::ranges::sort(all, freesMore);
    co_return all;
}

} // namespace wakedock::core
