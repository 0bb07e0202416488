#include "backend/core/use_cases/services/remove_service.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/services/run_steps.h"

#include <utility>

namespace wakedock::core {

namespace {

Task<std::shared_ptr<const Service>> removeIt(ServiceWorkshop &workshop, RunPtr run, RemoveRequest request)
{
    const ServiceRecord record = co_await readRecord(workshop.journal, request.id);
    requireVersion(record, request.expectedVersion);
    const auto gone = workshop.states.find(request.id);
    workshop.states.beginOperation(request.id, ServiceStatus::Stopping);

    co_await run->begin(run_step::Drain);
    workshop.states.clearMarks(request.id);
    co_await workshop.routes.drain(run->context(), workshop.states.inForce(record.id), record.liveColour,
                                   std::chrono::seconds(record.config.sleep.stopTimeoutSeconds));
    co_await run->begin(run_step::Remove);
    co_await workshop.converge.toNothing(run->context(), record, {});
    if (request.removeVolumes) {
        co_await workshop.converge.removeVolumes(run->context(), record);
    }
    auto erase = [id = request.id](Repositories &repositories) { repositories.services().remove(id); };
    co_await workshop.journal.store().write(std::move(erase));
    workshop.states.forget(request.id);
    co_return gone;
}

/// What cannot be removed serves on; what is gone is gone.
Task<OperationRunner::Undone> keepIt(ServiceWorkshop &workshop, RunPtr run, std::shared_ptr<const Service> service)
{
    const auto converge = backToRevisionInForce(workshop);
    auto undone = co_await converge(run);
    undone.standing = workshop.states.find(run->operation().serviceId) ? nullptr : service;
    co_return undone;
}

} // namespace

RemoveService::RemoveService(ServiceWorkshop &workshop) : m_workshop(workshop) { }

Task<OperationTicket> RemoveService::execute(CallContext context, RemoveRequest request)
{
    ServiceWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permission::ServicesDelete);
    const auto service = requireService(workshop.states, request.id);
    requireVersion(service->record, request.expectedVersion);
    const RunPtr run = co_await workshop.journal.open(context, operationOn(OperationKind::Remove, service->record),
                                                      {run_step::Drain, run_step::Remove}, false, {});
    co_return workshop.runner.start(
        run, [&workshop, request](RunPtr started) { return removeIt(workshop, std::move(started), request); },
        [&workshop, service](RunPtr failed) { return keepIt(workshop, std::move(failed), service); });
}

} // namespace wakedock::core
