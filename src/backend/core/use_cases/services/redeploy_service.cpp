#include "backend/core/use_cases/services/redeploy_service.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/services/service_workshop.h"

#include <utility>

namespace wakedock::core {

namespace {

Task<std::shared_ptr<const Service>> redeploy(ServiceWorkshop &workshop, RunPtr run)
{
    const ServiceId id = run->operation().serviceId;
    workshop.states.beginOperation(id, ServiceStatus::Deploying);
    co_await run->begin(deploy_step::Validate);
    ServiceRecord record = co_await readRecord(workshop.journal, id);
    requireDeployable(workshop, run->context(), record.config, id);
    co_await run->begin(deploy_step::Record);
    co_await run->intend(nextIntent(record, std::nullopt));
    const auto proxy = workshop.caddy.status();
    run->setPublicAddress(publicAddress(record.config, proxy.httpPort, proxy.httpsPort));
    co_return co_await workshop.bringUp.execute(run, std::move(record));
}

} // namespace

RedeployService::RedeployService(ServiceWorkshop &workshop) : m_workshop(workshop) { }

Task<OperationTicket> RedeployService::execute(CallContext context, ServiceId id)
{
    ServiceWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permission::ServicesOperate);
    const auto service = requireService(workshop.states, id);
    Operation operation = operationOn(OperationKind::Redeploy, service->record);
    operation.intent.targetRevision = service->record.revision + 1;
    const RunPtr run = co_await workshop.journal.open(context, std::move(operation), deploymentSteps(), true, {});
    co_return workshop.runner.start(
        run, [&workshop](RunPtr started) { return redeploy(workshop, std::move(started)); },
        backToRevisionInForce(workshop));
}

} // namespace wakedock::core
