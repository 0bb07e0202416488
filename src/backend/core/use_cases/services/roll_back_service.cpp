#include "backend/core/use_cases/services/roll_back_service.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/use_cases/services/run_steps.h"
#include "backend/core/use_cases/services/service_snippet.h"
#include "backend/core/use_cases/services/service_workshop.h"
#include "backend/core/use_cases/wake/wake_service.h"

#include <memory>
#include <utility>

namespace wakedock::core {

namespace {

/// The old configuration is the wished one from here on; what was in force before is the way back.
Task<ServiceRecord> recordRollBack(ServiceWorkshop &workshop, RunPtr run, Revision revision)
{
    const auto creation = co_await workshop.runner.enterCreation(run->context().cancel);
    ServiceRecord record = co_await readRecord(workshop.journal, revision.serviceId);
    // Others may have taken its name, domain or port since.
    requireDeployable(workshop, run->context(), revision.config, record.id);
    co_await workshop.caddy.requireFreeHosts(run->context(), hostsOf(revision.config));
    const ServiceConfig previous = std::exchange(record.config, revision.config);
    record.updatedAt = workshop.clock.now();
    co_await run->begin(deploy_step::Record);
    const auto stored = std::make_shared<ServiceRecord>();
    auto store = [record, stored](Repositories &repositories) { *stored = repositories.services().update(record); };
    co_await run->intend(nextIntent(record, previous), std::move(store));
    workshop.states.adopt(*stored);
    co_return *stored;
}

Task<std::shared_ptr<const Service>> rollBack(ServiceWorkshop &workshop, WakeService &wake, RunPtr run, Revision revision)
{
    workshop.states.beginOperation(revision.serviceId, ServiceStatus::Deploying);
    co_await run->begin(deploy_step::Validate);
    std::string image = exactImageOf(revision);
    ServiceRecord record = co_await recordRollBack(workshop, run, std::move(revision));
    co_await wake.wakeNeeds(run, record.id);
    const auto proxy = workshop.caddy.status();
    run->setPublicAddress(publicAddress(record.config, proxy.httpPort, proxy.httpsPort));
    co_return co_await workshop.bringUp.execute(run, std::move(record), std::move(image));
}

} // namespace

RollBackService::RollBackService(ServiceWorkshop &workshop, WakeService &wake) : m_workshop(workshop), m_wake(wake) { }

Task<OperationTicket> RollBackService::execute(CallContext context, RollBackRequest request)
{
    ServiceWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permission::ServicesOperate);
    const auto service = requireService(workshop.states, request.id);
    const Revision revision = co_await readRevision(workshop.journal, request.id, request.revision);
    requireSnippetRight(context.actor, revision.config, service->record.config);
    static_cast<void>(exactImageOf(revision));
    requireDeployable(workshop, context, revision.config, request.id);
    WakeService &wake = m_wake;
    Operation operation = operationOn(OperationKind::Rollback, service->record);
    operation.intent.targetRevision = service->record.revision + 1;
    const RunPtr run = co_await workshop.journal.open(
        context, std::move(operation), withNeeds(deploymentSteps(), revision.config, deploy_step::Record), true, {});
    co_return workshop.runner.start(
        run, [&workshop, &wake, revision](RunPtr started) { return rollBack(workshop, wake, std::move(started), revision); },
        backToRevisionInForce(workshop));
}

} // namespace wakedock::core
