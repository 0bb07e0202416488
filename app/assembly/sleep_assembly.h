#pragma once

#include "backend/core/operations/falling_asleep.h"
#include "backend/core/operations/find_upstream.h"
#include "backend/core/operations/wake_recorder.h"
#include "backend/core/ports/i_link_counters.h"
#include "backend/core/queries/services/sleep_advice_query.h"
#include "backend/core/queries/services/wake_queries.h"
#include "backend/core/queries/wake/follow_wake.h"
#include "backend/core/services/activity_service.h"
#include "backend/core/services/docker_service.h"
#include "backend/core/services/operations_under_way.h"
#include "backend/core/services/request_record.h"
#include "backend/core/services/traffic_record.h"
#include "backend/core/services/wake_times.h"
#include "backend/core/use_cases/services/service_workshop.h"
#include "backend/core/use_cases/stacks/stack_sleep.h"
#include "backend/core/use_cases/wake/admit_visitor.h"
#include "backend/core/use_cases/wake/keep_service_awake.h"
#include "backend/core/use_cases/wake/make_room.h"
#include "backend/core/use_cases/wake/needs_in_use.h"
#include "backend/core/use_cases/wake/put_service_to_sleep.h"
#include "backend/core/use_cases/wake/wake_service.h"
#include "backend/core/watchers/request_watcher.h"

namespace wakedock::app {

/// What puts services to sleep, wakes them and lets their visitors through. Backend thread.
class SleepAssembly
{
public:
    struct Ground {
        core::ServiceWorkshop &workshop;
        core::StackWorkshop &stacks;
        core::StateService &states;
        const core::IAddressBook &addresses;
        core::ILinkCounters &linkCounters;
        core::IStore &store;
        core::IEventBus &events;
        core::IClock &clock;
        TaskScope &scope;
        core::MonitoringService &monitoring;
        core::IEngines &engines;
        const core::DockerService &docker;
        std::int64_t memoryBudget = 0; ///< In bytes; 0 = none.
        core::IRequestLog &requestLog;
        bool countsRequests = false;
        Log log;
    };

    explicit SleepAssembly(const Ground &ground);
    /// Remembers what earlier processes noted. After the states are loaded.
    Task<void> start();

    core::FallingAsleep falling;
    core::WakeTimes times;
    core::StackSleep stacks;
    core::ActivityService activity;
    core::WakeRecorder recorder;
    core::TrafficRecord traffic;
    core::RequestRecord requests;
    core::PutServiceToSleep putToSleep;
    core::NeedsInUse needsInUse;
    core::MakeRoom makeRoom;
    core::WakeService wake;
    core::KeepServiceAwake keepAwake;
    core::FindUpstream find;
    core::AdmitVisitor admit;
    core::ListWakes listWakes;
    core::AdviseSleep adviseSleep;
    core::OperationsUnderWay underWay;
    core::FollowWake follow;

private:
    core::RequestWatcher m_requestWatcher;
    TaskScope &m_scope;
    bool m_countsRequests;
};

} // namespace wakedock::app
