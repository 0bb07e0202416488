#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/sleep_advice.h"
#include "backend/shared/async/task.h"

#include <vector>

namespace wakedock::core {

class MonitoringService;
class StateService;
class TrafficRecord;

/// Services with a domain that run and never sleep, those that would free most first. Of those that were not measured for
/// some hours yet nothing is said. Needs `services:read`.
class AdviseSleep
{
public:
    AdviseSleep(const StateService &states, const MonitoringService &monitoring, const TrafficRecord &traffic);
    Task<std::vector<SleepAdvice>> execute(CallContext context);

private:
    const StateService &m_states;
    const MonitoringService &m_monitoring;
    const TrafficRecord &m_traffic;
};

} // namespace wakedock::core
