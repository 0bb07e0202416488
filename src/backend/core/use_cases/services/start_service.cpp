#include "backend/core/use_cases/services/start_service.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/services/run_steps.h"
#include "backend/core/use_cases/wake/wake_service.h"

#include <string>
#include <utility>
#include <vector>

namespace wakedock::core {

namespace {

Task<std::shared_ptr<const Service>> startIt(ServiceWorkshop &workshop, WakeService &wake, RunPtr run)
{
    const ServiceId id = run->operation().serviceId;
    ServiceRecord record = co_await readRecord(workshop.journal, id);
    const auto service = requireService(workshop.states, id);
    if (service->state.status == ServiceStatus::Running && record.wished == WishedRun::Running) {
        co_return service;
    }
    workshop.states.beginOperation(id, ServiceStatus::Deploying);
    co_await wake.wakeNeeds(run, id);
    record = co_await startLive(workshop, run, std::move(record));
    co_await workshop.converge.refresh(run->context(), record);
    co_return workshop.states.find(id);
}

} // namespace

StartService::StartService(ServiceWorkshop &workshop, WakeService &wake) : m_workshop(workshop), m_wake(wake) { }

Task<OperationTicket> StartService::execute(CallContext context, ServiceId id)
{
    ServiceWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permission::ServicesOperate);
    const auto service = requireService(workshop.states, id);
    WakeService &wake = m_wake;
    std::vector<std::string> steps{deploy_step::Start, deploy_step::WaitHealthy, deploy_step::MarkRunning};
    const RunPtr run = co_await workshop.journal.open(context, operationOn(OperationKind::Start, service->record),
                                                      withNeeds(std::move(steps), service->record.config), false, {});
    co_return workshop.runner.start(
        run, [&workshop, &wake](RunPtr started) { return startIt(workshop, wake, std::move(started)); },
        leaveStopped(workshop));
}

} // namespace wakedock::core
