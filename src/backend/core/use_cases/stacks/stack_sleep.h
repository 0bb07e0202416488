#pragma once

#include "backend/core/use_cases/services/service_workshop.h"
#include "backend/core/use_cases/stacks/stack_workshop.h"

#include <memory>
#include <string>
#include <vector>

namespace wakedock::core {

/// How a service of a stack sleeps and wakes: with what it needs in its stack, and without the Compose program, so that
/// containers stay. Each part holds the stack's lane while it works, entered in the service's own lane (never the other way
/// round), so that no `up` or `down` runs beside it.
class StackSleep
{
public:
    StackSleep(StackWorkshop &stacks, ServiceWorkshop &services) : m_stacks(stacks), m_services(services) { }

    /// Nobody else works on the stack while it is held.
    Task<ServiceLanes::Lane> enter(ServiceRecord record, CancelToken cancel);

    /// What it needs in its stack first, then itself; a service that an `up` woke meanwhile is left as it is.
    /// @throws Error Conflict (`stack_down`), UpstreamFailed (`dependency_failed`), and as startLive()
    Task<std::shared_ptr<const Service>> wake(RunPtr run);

    /// Services of its stack without a domain that run and need it, by name. Hold enter().
    Task<std::vector<std::string>> neededBy(RunPtr run, ServiceRecord record);

    /// Containers that would be started with it. Needs no lane.
    Task<std::vector<Container>> wakersAlong(CallContext context, ServiceRecord record);
    /// Containers that run and would fall asleep with it. Needs no lane.
    Task<std::vector<Container>> sleepersAlong(CallContext context, ServiceRecord record);

    /// Before it is stopped: its own restart policy is noted. Hold enter().
    Task<void> note(RunPtr run, ServiceRecord record);
    /// After it was stopped: what only it needed sleeps, too. Hold enter().
    Task<void> sleepNeeds(RunPtr run, ServiceRecord record);

    /// The undo of a wake that failed: it sleeps on, and so does what was woken for it alone.
    OperationRunner::Undo leaveAsleep();
    /// The undo of a sleep: where its container still runs, or was to run, it runs on with all it needs.
    OperationRunner::Undo leaveAwake();
    /// Makes containers and marks match what is wished of the service, after a crash. Idempotent. Hold its lane.
    /// @return what it did, as sentences
    Task<std::vector<std::string>> settleInterrupted(CallContext context, ServiceRecord record);

private:
    StackWorkshop &m_stacks;
    ServiceWorkshop &m_services;
};

} // namespace wakedock::core
