#include "backend/core/use_cases/wake/put_service_to_sleep.h"

#include "backend/core/domain/rules/dependency_rules.h"
#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/services/run_steps.h"
#include "backend/core/use_cases/stacks/stack_sleep.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace wakedock::core {

namespace {

/// Whom no mark tells for is reached by way of WakeDock alone, and a visitor without WakeDock would find it gone.
void requireMarksSeen(const ServiceWorkshop &workshop, const ServiceRecord &record)
{
    const ProxyStatus status = workshop.caddy.status();
    if (record.config.domain.empty() || !status.reachable || status.seesMarks) {
        return;
    }
    throw Error(ErrorCode::Conflict, "marks_unseen",
                "Caddy does not see the awake marks, so " + record.config.name + " is not put to sleep: " + status.lastError)
        .withRemedy(status.remedy);
}

/// A proxy that is away has no visitors; one that does not tell of them may have some.
/// @throws Error Conflict (`connections_open`, `connections_unknown`)
Task<void> requireNobodyThere(ServiceWorkshop &workshop, RunPtr run, ServiceRecord inForce)
{
    if (inForce.config.domain.empty() || !inForce.resolvedPort) {
        co_return;
    }
    const auto dial = dialText(dialAddress(inForce.addresses, inForce.liveColour, *inForce.resolvedPort));
    const auto inFlight = co_await settle(workshop.caddy.inFlight(run->context(), dial));
    run->context().cancel.throwIfCancelled();
    if (inFlight.failure && workshop.caddy.status().reachable) {
        throw Error(ErrorCode::Conflict, "connections_unknown",
                    "Caddy does not tell whether " + inForce.config.name + " has open connections; it stays awake. "
                        + asError(inFlight.failure).message())
            .withRemedy("Try again once Caddy's admin API answers, or send {\"force\": true} to end whatever is open.");
    }
    if (!inFlight.failure && *inFlight.value > 0) {
        throw Error(ErrorCode::Conflict, "connections_open",
                    std::to_string(*inFlight.value) + " of " + inForce.config.name
                        + "'s connections are still open (a WebSocket, a stream or a download); it stays awake.")
            .withRemedy("Wait until they end, or send {\"force\": true} to end them.");
    }
}

/// Also with `force`: that ends this service's own connections, and does not take away what others stand on.
void requireNoneNeeds(const std::vector<std::string> &others, const std::string &name)
{
    if (others.empty()) {
        return;
    }
    const std::string who = namesInWords(others);
    throw Error(ErrorCode::Conflict, "needed_awake",
                "The service " + name + " is needed by " + who + (others.size() == 1 ? ", which is" : ", which are")
                    + " awake; it stays awake.")
        .withRemedy("Put " + who + " to sleep first.")
        .withContext("dependants", who);
}

void requireUnneeded(const StateService &states, const std::string &name)
{
    requireNoneNeeds(awakeDependants(states.all(), name), name);
}

bool sleeps(const Service &service)
{
    return service.state.status == ServiceStatus::Sleeping && service.record.wished == WishedRun::Sleeping;
}

/// Everything that is put to sleep with, and how.
struct Bed {
    ServiceWorkshop &workshop;
    FallingAsleep &falling;
    StackSleep &stacks;
    bool force;
};

Task<ServiceRecord> stopForSleep(Bed bed, RunPtr run, ServiceRecord record)
{
    const bool isOfStack = record.config.kind == ServiceKind::Compose;
    if (isOfStack) {
        co_await bed.stacks.note(run, record);
    }
    record = co_await stopDrained(bed.workshop, run, std::move(record), WishedRun::Sleeping);
    if (isOfStack) {
        co_await bed.stacks.sleepNeeds(run, record);
    }
    co_return record;
}

Task<std::shared_ptr<const Service>> putToSleep(Bed bed, RunPtr run)
{
    ServiceWorkshop &workshop = bed.workshop;
    const ServiceId id = run->operation().serviceId;
    ServiceRecord record = co_await readRecord(workshop.journal, id);
    ServiceLanes::Lane stack;
    if (record.config.kind == ServiceKind::Compose) {
        stack = co_await bed.stacks.enter(record, run->context().cancel);
        record = co_await readRecord(workshop.journal, id);
    }
    const auto service = requireKnown(workshop.states, id);
    if (sleeps(*service)) {
        co_return service;
    }
    requireUnneeded(workshop.states, record.config.name);
    if (stack) {
        const auto needers = co_await bed.stacks.neededBy(run, record);
        requireNoneNeeds(needers, record.config.name);
    }
    workshop.states.beginOperation(id, ServiceStatus::Stopping);
    co_await drainLive(workshop, run, record);
    // Somebody who needs it may have begun to wake meanwhile.
    requireUnneeded(workshop.states, record.config.name);
    if (!bed.force) {
        co_await requireNobodyThere(workshop, run, workshop.states.inForce(id));
    }
    record = co_await stopForSleep(bed, run, std::move(record));
    workshop.states.setStatus(id, ServiceStatus::Sleeping);
    co_await workshop.converge.refresh(run->undoContext(), record);
    co_return workshop.states.find(id);
}

/// That a service falls asleep, noted until the operation is over.
class Falling
{
public:
    Falling(FallingAsleep &all, RunPtr run) : m_all(all), m_run(std::move(run)) { m_all.begin(m_run); }
    ~Falling() { m_all.end(m_run); }
    Falling(const Falling &) = delete;
    Falling &operator=(const Falling &) = delete;

private:
    FallingAsleep &m_all;
    RunPtr m_run;
};

} // namespace

PutServiceToSleep::PutServiceToSleep(ServiceWorkshop &workshop, FallingAsleep &falling, StackSleep &stacks)
    : m_workshop(workshop)
    , m_falling(falling)
    , m_stacks(stacks)
{
}

Task<OperationTicket> PutServiceToSleep::execute(CallContext context, Request request)
{
    ServiceWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permission::ServicesOperate);
    const auto service = requireKnown(workshop.states, request.id);
    requireMarksSeen(workshop, service->record);
    if (!sleeps(*service)) {
        requireUnneeded(workshop.states, service->record.config.name);
    }
    const RunPtr run = co_await workshop.journal.open(context, operationOn(OperationKind::Sleep, service->record),
                                                      {run_step::Drain, run_step::Stop}, false, {});
    const Bed bed{workshop, m_falling, m_stacks, request.force};
    auto undo = service->record.config.kind == ServiceKind::Compose ? m_stacks.leaveAwake() : leaveRunning(workshop);
    // Both hold it: while a sleep that was called back is taken back, visitors still wait for it instead of being told that
    // it is being stopped.
    const auto noted = std::make_shared<std::optional<Falling>>();
    co_return workshop.runner.start(
        run,
        [bed, noted](RunPtr started) {
            noted->emplace(bed.falling, started);
            return putToSleep(bed, std::move(started));
        },
        [undo = std::move(undo), noted](RunPtr failed) { return undo(std::move(failed)); });
}

} // namespace wakedock::core
