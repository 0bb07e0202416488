#include "backend/core/use_cases/services/change_service.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/use_cases/services/service_workshop.h"

#include <utility>

namespace wakedock::core {

namespace {

/// Stores the changed configuration, if nobody was quicker. @return the record and what it was before
Task<std::pair<ServiceRecord, ServiceConfig>> recordChange(ServiceWorkshop &workshop, CallContext context,
                                                           ChangeRequest request)
{
    const auto creation = co_await workshop.runner.enterCreation(context.cancel);
    ServiceRecord record = co_await readRecord(workshop.journal, request.id);
    requireVersion(record, request.expectedVersion);
    requireDeployable(context, request.config, request.id, workshop.states);
    co_await workshop.caddy.requireNotForeign(context, hostsOf(request.config));
    ServiceConfig previous = std::exchange(record.config, std::move(request.config));
    record.updatedAt = workshop.clock.now();
    auto store = [record](Repositories &repositories) { return repositories.services().update(record); };
    record = co_await workshop.journal.store().write(std::move(store));
    workshop.states.adopt(record);
    co_return std::pair(std::move(record), std::move(previous));
}

Task<std::shared_ptr<const Service>> deployChange(ServiceWorkshop &workshop, RunPtr run, ChangeRequest request)
{
    workshop.states.beginOperation(request.id, ServiceStatus::Deploying);
    co_await run->begin(deploy_step::Validate);
    auto [record, previous] = co_await recordChange(workshop, run->context(), request);
    co_await run->begin(deploy_step::Record);
    co_await run->intend(nextIntent(record, std::move(previous)));
    const auto proxy = workshop.caddy.status();
    run->setPublicAddress(publicAddress(record.config, proxy.httpPort, proxy.httpsPort));
    co_return co_await workshop.bringUp.execute(run, std::move(record));
}

} // namespace

ChangeService::ChangeService(ServiceWorkshop &workshop) : m_workshop(workshop) { }

Task<OperationTicket> ChangeService::execute(CallContext context, ChangeRequest request)
{
    ServiceWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permission::ServicesUpdate);
    request.config = normalised(std::move(request.config));
    const auto service = requireService(workshop.states, request.id);
    requireVersion(service->record, request.expectedVersion);
    requireDeployable(context, request.config, request.id, workshop.states);
    if (!request.apply) {
        co_await recordChange(workshop, context, request);
        OperationTicket ticket;
        ticket.done.succeed(workshop.states.find(request.id));
        co_return ticket;
    }
    Operation operation = operationOn(OperationKind::Deploy, service->record);
    operation.intent.targetRevision = service->record.revision + 1;
    const RunPtr run = co_await workshop.journal.open(context, std::move(operation), deploymentSteps(), true, {});
    co_return workshop.runner.start(
        run, [&workshop, request](RunPtr started) { return deployChange(workshop, std::move(started), request); },
        backToRevisionInForce(workshop));
}

} // namespace wakedock::core
