#include "backend/core/use_cases/services/restart_service.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/services/run_steps.h"
#include "backend/core/use_cases/wake/wake_service.h"

#include <string>
#include <utility>
#include <vector>

namespace wakedock::core {

namespace {

Task<std::shared_ptr<const Service>> restartIt(ServiceWorkshop &workshop, WakeService &wake, RunPtr run)
{
    const ServiceId id = run->operation().serviceId;
    ServiceRecord record = co_await readRecord(workshop.journal, id);
    workshop.states.beginOperation(id, ServiceStatus::Deploying);
    co_await wake.wakeNeeds(run, id);
    record = co_await stopLive(workshop, run, std::move(record), WishedRun::Running);
    record = co_await startLive(workshop, run, std::move(record));
    co_await workshop.converge.refresh(run->context(), record);
    co_return workshop.states.find(id);
}

} // namespace

RestartService::RestartService(ServiceWorkshop &workshop, WakeService &wake) : m_workshop(workshop), m_wake(wake) { }

Task<OperationTicket> RestartService::execute(CallContext context, ServiceId id)
{
    ServiceWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permission::ServicesOperate);
    const auto service = requireService(workshop.states, id);
    WakeService &wake = m_wake;
    std::vector<std::string> steps{run_step::Drain, run_step::Stop, deploy_step::Start, deploy_step::WaitHealthy,
                                   deploy_step::MarkRunning};
    const RunPtr run = co_await workshop.journal.open(context, operationOn(OperationKind::Restart, service->record),
                                                      withNeeds(std::move(steps), service->record.config), false, {});
    co_return workshop.runner.start(
        run, [&workshop, &wake](RunPtr started) { return restartIt(workshop, wake, std::move(started)); },
        backToRevisionInForce(workshop));
}

} // namespace wakedock::core
