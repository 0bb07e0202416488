#include "backend/core/use_cases/services/redeploy_service.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/services/run_steps.h"
#include "backend/core/use_cases/services/service_workshop.h"
#include "backend/core/use_cases/wake/wake_service.h"

#include <utility>

namespace wakedock::core {

namespace {

Task<std::shared_ptr<const Service>> redeploy(ServiceWorkshop &workshop, WakeService &wake, RunPtr run)
{
    const ServiceId id = run->operation().serviceId;
    workshop.states.beginOperation(id, ServiceStatus::Deploying);
    co_await run->begin(deploy_step::Validate);
    ServiceRecord record = co_await readRecord(workshop.journal, id);
    requireDeployable(workshop, run->context(), record.config, id);
    co_await run->begin(deploy_step::Record);
    co_await run->intend(nextIntent(record, std::nullopt));
    co_await wake.wakeNeeds(run, id);
    const auto proxy = workshop.caddy.status();
    run->setPublicAddress(publicAddress(record.config, proxy.httpPort, proxy.httpsPort));
    co_return co_await workshop.bringUp.execute(run, std::move(record));
}

} // namespace

RedeployService::RedeployService(ServiceWorkshop &workshop, WakeService &wake) : m_workshop(workshop), m_wake(wake) { }

Task<OperationTicket> RedeployService::execute(CallContext context, ServiceId id)
{
    ServiceWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permission::ServicesOperate);
    const auto service = requireService(workshop.states, id);
    WakeService &wake = m_wake;
    Operation operation = operationOn(OperationKind::Redeploy, service->record);
    operation.intent.targetRevision = service->record.revision + 1;
    const RunPtr run = co_await workshop.journal.open(
        context, std::move(operation), withNeeds(deploymentSteps(), service->record.config, deploy_step::Record), true, {});
    co_return workshop.runner.start(
        run, [&workshop, &wake](RunPtr started) { return redeploy(workshop, wake, std::move(started)); },
        backToRevisionInForce(workshop));
}

} // namespace wakedock::core
