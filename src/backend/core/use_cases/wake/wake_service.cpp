#include "backend/core/use_cases/wake/wake_service.h"

#include "backend/core/domain/rules/dependency_rules.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/operations/wake_recorder.h"
#include "backend/core/use_cases/services/run_steps.h"
#include "backend/core/use_cases/stacks/stack_sleep.h"
#include "backend/core/use_cases/wake/make_room.h"
#include "backend/shared/async/settle.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace wakedock::core {

namespace {

bool isAwake(const Service &service)
{
    return service.state.status == ServiceStatus::Running && service.record.wished == WishedRun::Running;
}

/// One that is unwell runs nevertheless: whether that is enough, whoever needs it finds out.
bool isUpForOthers(const Service &service, bool fallsAsleep)
{
    return !fallsAsleep && (isAwake(service) || service.state.status == ServiceStatus::Unhealthy);
}

Error needFailed(const std::string &name, const std::string &needed, const Error &error)
{
    return Error(ErrorCode::UpstreamFailed, "dependency_failed",
                 "The service " + name + " needs " + needed + ", which could not be woken. " + error.message())
        .withRemedy(error.remedy())
        .withContext("dependency", needed);
}

/// An operator may cancel a wake, or stop what somebody waits for: that says nothing of whether it can be started.
bool isItsFailure(const Error &error)
{
    return error.code() != ErrorCode::Cancelled && error.reason() != "stopped_on_purpose"
        && error.reason() != "dependency_stopped";
}

/// What was stopped while the wake was in the queue: only who asked for this very service may start it then.
void requireAskedByName(const WakeOrigin &origin, const RunningOperation &run, const Service &service)
{
    if (origin.cause == WakeCause::Dependency) {
        throw outOfReach(origin.actor, service);
    }
    if (origin.cause == WakeCause::Request || run.context().actor.kind == Actor::Kind::System) {
        const std::string &name = service.record.config.name;
        throw Error(ErrorCode::Conflict, "stopped_on_purpose", name + " was stopped on purpose.")
            .withRemedy("Start it; from then on its visitors wake it again.");
    }
}

Task<void> untilWoken(OperationTicket ticket)
{
    (void)co_await ticket.done;
}

/// What was asked to wake, until it has.
struct Waking {
    std::string name;
    OperationTicket ticket;
};

Task<void> untilAllAreWoken(std::string name, std::vector<Waking> needs)
{
    for (const Waking &need : needs) {
        const auto woken = co_await settle(untilWoken(need.ticket));
        if (woken.failure) {
            throw needFailed(name, need.name, asError(woken.failure));
        }
    }
}

std::vector<std::string> wakeSteps(const ServiceRecord &record)
{
    std::vector<std::string> steps{deploy_step::Start, deploy_step::WaitHealthy, deploy_step::MarkRunning};
    if (!record.config.dependsOn.empty() || record.config.kind == ServiceKind::Compose) {
        steps.insert(steps.begin(), run_step::WakeNeeds);
    }
    return steps;
}

} // namespace

WakeService::WakeService(Needs needs) : m_needs(needs)
{
    m_subscription = m_needs.events.subscribe([this](const EventRecord &record) { forget(record); });
}

void WakeService::forget(const EventRecord &record)
{
    const auto *changed = std::get_if<ServiceChanged>(&record.event);
    if (changed != nullptr && changed->change == Change::Removed) {
        m_waking.erase(changed->service->record.id);
        m_failed.erase(changed->service->record.id);
    }
}

Task<OperationTicket> WakeService::execute(CallContext context, ServiceId id)
{
    auto origin = originOf(context.actor);
    return execute(std::move(context), std::move(id), std::move(origin));
}

Task<OperationTicket> WakeService::execute(CallContext context, ServiceId id, WakeOrigin origin)
{
    requirePermission(context.actor, permission::ServicesOperate);
    const auto service = requireKnown(m_needs.workshop.states, id);
    std::erase_if(m_waking, [](const auto &each) { return each.second.done.isDone(); });
    if (const auto known = m_waking.find(id); known != m_waking.end()) {
        co_return OperationTicket(known->second);
    }
    if (const auto known = m_beginning.find(id); known != m_beginning.end()) {
        const auto begun = known->second;
        co_return co_await begun;
    }
    requireReachable(*service);
    if (origin.cause == WakeCause::Request) {
        requirePatience(id, service->record.config.name);
    }
    m_needs.falling.callBack(id);
    m_needs.recorder.expect(id, origin);
    Completion<OperationTicket> begun;
    m_beginning.emplace(id, begun);
    const auto ticket = co_await settle(begin(context, id, origin));
    m_beginning.erase(id);
    if (ticket.failure) {
        m_needs.recorder.ended(id, asError(ticket.failure).message());
        begun.fail(ticket.failure);
        std::rethrow_exception(ticket.failure);
    }
    m_waking[id] = *ticket.value;
    begun.succeed(*ticket.value);
    co_return OperationTicket(*ticket.value);
}

void WakeService::requireReachable(const Service &service) const
{
    if (service.record.config.dependsOn.empty() || isAwake(service)) {
        return;
    }
    const std::string &name = service.record.config.name;
    if (const auto need = needOutOfReach(m_needs.workshop.states.all(), name)) {
        throw outOfReach(name, *need);
    }
}

Task<OperationTicket> WakeService::begin(CallContext context, ServiceId id, WakeOrigin origin)
{
    const auto service = requireKnown(m_needs.workshop.states, id);
    const RunPtr run = co_await m_needs.workshop.journal.open(context, operationOn(OperationKind::Wake, service->record),
                                                              wakeSteps(service->record), false, {});
    const auto undo =
        service->record.config.kind == ServiceKind::Compose ? m_needs.stacks.leaveAsleep() : leaveStopped(m_needs.workshop);
    co_return m_needs.workshop.runner.start(
        run, [this, origin](RunPtr started) { return wake(std::move(started), origin); }, undo);
}

Task<std::shared_ptr<const Service>> WakeService::wake(RunPtr run, WakeOrigin origin)
{
    const ServiceId id = run->operation().serviceId;
    const auto woken = co_await settle(wakeIt(run, std::move(origin)));
    if (woken.failure) {
        const Error error = asError(woken.failure);
        noteFailure(id, error);
        m_needs.recorder.ended(id, error.message());
        std::rethrow_exception(woken.failure);
    }
    m_failed.erase(id);
    m_needs.recorder.ended(id, {});
    co_return std::shared_ptr<const Service>(*woken.value);
}

Task<std::shared_ptr<const Service>> WakeService::wakeIt(RunPtr run, WakeOrigin origin)
{
    ServiceWorkshop &workshop = m_needs.workshop;
    const ServiceId id = run->operation().serviceId;
    ServiceRecord record = co_await readRecord(workshop.journal, id);
    const auto service = requireKnown(workshop.states, id);
    if (isAwake(*service)) {
        co_return service;
    }
    if (record.wished == WishedRun::Stopped) {
        requireAskedByName(origin, *run, *service);
    }
    workshop.states.beginOperation(id, ServiceStatus::Waking);
    m_needs.recorder.began(id, run->operation().id.value);
    co_await wakeNeeds(run, id);
    co_await m_needs.makeRoom.execute(run->context(), id);
    record = co_await readRecord(workshop.journal, id);
    if (record.config.kind == ServiceKind::Compose) {
        co_return co_await m_needs.stacks.wake(run);
    }
    record = co_await startLive(workshop, run, std::move(record));
    co_await workshop.converge.refresh(run->context(), record);
    co_return workshop.states.find(id);
}

Task<void> WakeService::wakeNeeds(RunPtr run, ServiceId id)
{
    const auto service = requireKnown(m_needs.workshop.states, id);
    if (service->record.config.dependsOn.empty()) {
        co_return;
    }
    const std::string name = service->record.config.name;
    if (const auto need = needOutOfReach(m_needs.workshop.states.all(), name)) {
        throw outOfReach(name, *need);
    }
    co_await run->begin(run_step::WakeNeeds);
    CallContext context = run->context();
    // Whoever else waits for them is not to lose them with this one.
    context.cancel = CancelToken();
    std::vector<Waking> needs;
    for (const auto &need : directNeeds(m_needs.workshop.states.all(), name)) {
        const std::string needed = need->record.config.name;
        if (isUpForOthers(*need, m_needs.falling.contains(need->record.id))) {
            continue;
        }
        run->progress("Waking " + needed + ", which it needs.", std::nullopt);
        const auto ticket = co_await settle(execute(context, need->record.id, neededBy(name)));
        if (ticket.failure) {
            throw needFailed(name, needed, asError(ticket.failure));
        }
        needs.push_back({needed, *ticket.value});
    }
    co_await untilAllAreWoken(name, std::move(needs));
    run->context().cancel.throwIfCancelled();
}

std::chrono::seconds WakeService::patienceFor(const ServiceId &id) const
{
    const auto failed = m_failed.find(id);
    const auto now = m_needs.workshop.clock.steadyNow();
    if (failed == m_failed.end() || failed->second.until <= now) {
        return std::chrono::seconds(0);
    }
    return std::chrono::ceil<std::chrono::seconds>(failed->second.until - now);
}

void WakeService::requirePatience(const ServiceId &id, const std::string &name) const
{
    const auto left = patienceFor(id);
    if (left.count() > 0) {
        throw Error(ErrorCode::Unavailable, "wake_failed", name + " could not be started: " + m_failed.at(id).reason)
            .withRemedy("It is tried again in " + std::to_string(left.count()) + " s.");
    }
}

void WakeService::noteFailure(const ServiceId &id, const Error &error)
{
    if (!isItsFailure(error) || !m_needs.workshop.states.find(id)) {
        return;
    }
    Failed &failed = m_failed[id];
    failed.reason = error.message();
    failed.until = m_needs.workshop.clock.steadyNow() + failed.backoff.next();
}

} // namespace wakedock::core
