#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/sleep_advice.h"
#include "backend/shared/async/task.h"

#include <vector>

namespace wakedock::core {

class MonitoringService;
class RequestRecord;
class StateService;
class TrafficRecord;

/// Services with a domain that run and never sleep, those that would free most first: counted from their requests where
/// these were measured for a day, or for as long as there is an estimate, else estimated. Of those that were not measured
/// for some hours yet nothing is said. Needs `services:read`.
class AdviseSleep
{
public:
    struct Needs {
        const StateService &states;
        const MonitoringService &monitoring;
        const TrafficRecord &traffic;
        const RequestRecord &requests;
    };

    explicit AdviseSleep(Needs needs) : m_needs(needs) { }
    Task<std::vector<SleepAdvice>> execute(CallContext context);

private:
    [[nodiscard]] SleepAdvice adviceOn(const Service &service) const;

    Needs m_needs;
};

} // namespace wakedock::core
