#include "backend/core/use_cases/wake/wake_service.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/operations/wake_recorder.h"
#include "backend/core/use_cases/services/run_steps.h"
#include "backend/core/use_cases/wake/make_room.h"
#include "backend/shared/async/settle.h"

#include <utility>

namespace wakedock::core {

WakeService::WakeService(ServiceWorkshop &workshop, FallingAsleep &falling, WakeRecorder &recorder, MakeRoom &makeRoom)
    : m_workshop(workshop)
    , m_falling(falling)
    , m_recorder(recorder)
    , m_makeRoom(makeRoom)
{
}

Task<OperationTicket> WakeService::execute(CallContext context, ServiceId id)
{
    auto origin = originOf(context.actor);
    return execute(std::move(context), std::move(id), std::move(origin));
}

Task<OperationTicket> WakeService::execute(CallContext context, ServiceId id, WakeOrigin origin)
{
    requirePermission(context.actor, permission::ServicesOperate);
    const auto service = requireService(m_workshop.states, id);
    if (const auto known = m_waking.find(id); known != m_waking.end() && !known->second.done.isDone()) {
        co_return OperationTicket(known->second);
    }
    if (const auto known = m_beginning.find(id); known != m_beginning.end()) {
        const auto begun = known->second;
        co_return co_await begun;
    }
    if (context.actor.kind == Actor::Kind::System) {
        requirePatience(id, service->record.config.name);
    }
    m_falling.callBack(id);
    m_recorder.expect(id, std::move(origin));
    Completion<OperationTicket> begun;
    m_beginning.emplace(id, begun);
    const auto ticket = co_await settle(begin(context, id));
    m_beginning.erase(id);
    if (ticket.failure) {
        m_recorder.ended(id, asError(ticket.failure).message());
        begun.fail(ticket.failure);
        std::rethrow_exception(ticket.failure);
    }
    m_waking[id] = *ticket.value;
    begun.succeed(*ticket.value);
    co_return OperationTicket(*ticket.value);
}

Task<OperationTicket> WakeService::begin(CallContext context, ServiceId id)
{
    const auto service = requireService(m_workshop.states, id);
    const RunPtr run = co_await m_workshop.journal.open(
        context, operationOn(OperationKind::Wake, service->record),
        {deploy_step::Start, deploy_step::WaitHealthy, deploy_step::MarkRunning}, false, {});
    co_return m_workshop.runner.start(
        run, [this](RunPtr started) { return wake(std::move(started)); }, leaveStopped(m_workshop));
}

Task<std::shared_ptr<const Service>> WakeService::wake(RunPtr run)
{
    const auto woken = co_await settle(wakeIt(run));
    const ServiceId id = run->operation().serviceId;
    if (woken.failure) {
        const std::string reason = asError(woken.failure).message();
        noteFailure(id, reason);
        m_recorder.ended(id, reason);
        std::rethrow_exception(woken.failure);
    }
    m_failed.erase(id);
    m_recorder.ended(id, {});
    co_return std::shared_ptr<const Service>(*woken.value);
}

Task<std::shared_ptr<const Service>> WakeService::wakeIt(RunPtr run)
{
    const ServiceId id = run->operation().serviceId;
    ServiceRecord record = co_await readRecord(m_workshop.journal, id);
    const auto service = requireService(m_workshop.states, id);
    if (service->state.status == ServiceStatus::Running && record.wished == WishedRun::Running) {
        co_return service;
    }
    m_workshop.states.beginOperation(id, ServiceStatus::Waking);
    m_recorder.began(id, run->operation().id.value);
    co_await m_makeRoom.execute(run->context(), id);
    record = co_await startLive(m_workshop, run, std::move(record));
    co_await m_workshop.converge.refresh(run->context(), record);
    co_return m_workshop.states.find(id);
}

std::chrono::seconds WakeService::patienceFor(const ServiceId &id) const
{
    const auto failed = m_failed.find(id);
    const auto now = m_workshop.clock.steadyNow();
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

void WakeService::noteFailure(const ServiceId &id, const std::string &reason)
{
    Failed &failed = m_failed[id];
    failed.reason = reason;
    failed.until = m_workshop.clock.steadyNow() + failed.backoff.next();
}

} // namespace wakedock::core
