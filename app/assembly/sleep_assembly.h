#pragma once

#include "backend/core/operations/falling_asleep.h"
#include "backend/core/operations/find_upstream.h"
#include "backend/core/queries/wake/follow_wake.h"
#include "backend/core/services/operations_under_way.h"
#include "backend/core/services/wake_times.h"
#include "backend/core/use_cases/services/service_workshop.h"
#include "backend/core/use_cases/wake/admit_visitor.h"
#include "backend/core/use_cases/wake/put_service_to_sleep.h"
#include "backend/core/use_cases/wake/wake_service.h"

namespace wakedock::app {

/// What puts services to sleep, wakes them and lets their visitors through. Backend thread.
class SleepAssembly
{
public:
    struct Ground {
        core::ServiceWorkshop &workshop;
        const core::StateService &states;
        const core::IAddressBook &addresses;
        core::IEventBus &events;
        core::IEngines &engines;
        core::IClock &clock;
    };

    explicit SleepAssembly(const Ground &ground);

    core::FallingAsleep falling;
    core::WakeTimes times;
    core::WakeService wake;
    core::PutServiceToSleep putToSleep;
    core::FindUpstream find;
    core::AdmitVisitor admit;
    core::OperationsUnderWay underWay;
    core::FollowWake follow;
};

} // namespace wakedock::app
