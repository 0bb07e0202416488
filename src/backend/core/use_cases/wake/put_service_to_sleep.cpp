#include "backend/core/use_cases/wake/put_service_to_sleep.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/services/run_steps.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

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

/// @throws Error Conflict (`connections_open`)
Task<void> requireNobodyThere(ServiceWorkshop &workshop, RunPtr run, ServiceRecord inForce)
{
    if (inForce.config.domain.empty() || !inForce.resolvedPort) {
        co_return;
    }
    const auto dial = dialText(dialAddress(inForce.addresses, inForce.liveColour, *inForce.resolvedPort));
    const auto inFlight = co_await settle(workshop.caddy.inFlight(run->context(), dial));
    if (!inFlight.failure && *inFlight.value > 0) {
        throw Error(ErrorCode::Conflict, "connections_open",
                    std::to_string(*inFlight.value) + " of " + inForce.config.name
                        + "'s connections are still open (a WebSocket, a stream or a download); it stays awake.")
            .withRemedy("Wait until they end, or send {\"force\": true} to end them.");
    }
}

bool sleeps(const Service &service)
{
    return service.state.status == ServiceStatus::Sleeping && service.record.wished == WishedRun::Sleeping;
}

Task<std::shared_ptr<const Service>> putToSleep(ServiceWorkshop &workshop, RunPtr run, bool force)
{
    const ServiceId id = run->operation().serviceId;
    ServiceRecord record = co_await readRecord(workshop.journal, id);
    const auto service = requireService(workshop.states, id);
    if (sleeps(*service)) {
        co_return service;
    }
    workshop.states.beginOperation(id, ServiceStatus::Stopping);
    co_await drainLive(workshop, run, record);
    if (!force) {
        co_await requireNobodyThere(workshop, run, workshop.states.inForce(id));
    }
    record = co_await stopDrained(workshop, run, std::move(record), WishedRun::Sleeping);
    workshop.states.setStatus(id, ServiceStatus::Sleeping);
    co_await workshop.converge.refresh(run->context(), record);
    co_return workshop.states.find(id);
}

/// A caller's record of it goes with the operation, however that ends.
class Falling
{
public:
    Falling(FallingAsleep &all, const RunPtr &run) : m_all(all), m_id(run->operation().serviceId) { m_all.begin(run); }
    ~Falling() { m_all.end(m_id); }
    Falling(const Falling &) = delete;
    Falling &operator=(const Falling &) = delete;

private:
    FallingAsleep &m_all;
    ServiceId m_id;
};

Task<std::shared_ptr<const Service>> fallAsleep(ServiceWorkshop &workshop, FallingAsleep &falling, RunPtr run, bool force)
{
    const Falling noted(falling, run);
    co_return co_await putToSleep(workshop, run, force);
}

} // namespace

PutServiceToSleep::PutServiceToSleep(ServiceWorkshop &workshop, FallingAsleep &falling)
    : m_workshop(workshop)
    , m_falling(falling)
{
}

Task<OperationTicket> PutServiceToSleep::execute(CallContext context, Request request)
{
    ServiceWorkshop &workshop = m_workshop;
    FallingAsleep &falling = m_falling;
    requirePermission(context.actor, permission::ServicesOperate);
    const auto service = requireService(workshop.states, request.id);
    requireMarksSeen(workshop, service->record);
    const RunPtr run = co_await workshop.journal.open(context, operationOn(OperationKind::Sleep, service->record),
                                                      {run_step::Drain, run_step::Stop}, false, {});
    co_return workshop.runner.start(
        run,
        [&workshop, &falling, force = request.force](RunPtr started) {
            return fallAsleep(workshop, falling, std::move(started), force);
        },
        leaveRunning(workshop));
}

} // namespace wakedock::core
