#include "backend/core/use_cases/services/stop_service.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/services/run_steps.h"

#include <utility>

namespace wakedock::core {

namespace {

Task<std::shared_ptr<const Service>> stopIt(ServiceWorkshop &workshop, RunPtr run)
{
    const ServiceId id = run->operation().serviceId;
    ServiceRecord record = co_await readRecord(workshop.journal, id);
    const auto service = requireService(workshop.states, id);
    if (record.wished == WishedRun::Stopped && service->state.status == ServiceStatus::Stopped) {
        co_return service;
    }
    workshop.states.beginOperation(id, ServiceStatus::Stopping);
    record = co_await stopLive(workshop, run, std::move(record), WishedRun::Stopped);
    workshop.states.setStatus(id, ServiceStatus::Stopped);
    co_await workshop.converge.refresh(run->undoContext(), record);
    co_return workshop.states.find(id);
}

} // namespace

StopService::StopService(ServiceWorkshop &workshop) : m_workshop(workshop) { }

Task<OperationTicket> StopService::execute(CallContext context, ServiceId id)
{
    ServiceWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permission::ServicesOperate);
    const auto service = requireService(workshop.states, id);
    const RunPtr run = co_await workshop.journal.open(context, operationOn(OperationKind::Stop, service->record),
                                                      {run_step::Drain, run_step::Stop}, false, {});
    co_return workshop.runner.start(
        run, [&workshop](RunPtr started) { return stopIt(workshop, std::move(started)); }, leaveRunning(workshop));
}

} // namespace wakedock::core
