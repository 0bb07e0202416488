#include "backend/core/use_cases/services/deploy_service.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/use_cases/services/run_steps.h"
#include "backend/core/use_cases/services/service_snippet.h"
#include "backend/core/use_cases/services/service_workshop.h"
#include "backend/core/use_cases/wake/wake_service.h"
#include "backend/shared/utils/uuid.h"

#include <utility>

namespace wakedock::core {

namespace {

ServiceRecord newRecord(ServiceWorkshop &workshop, const CallContext &context, ServiceConfig config)
{
    ServiceRecord record;
    record.id = ServiceId(makeUuid());
    record.config = std::move(config);
    record.owner = context.actor.name;
    record.createdAt = record.updatedAt = workshop.clock.now();
    record.addresses = workshop.addresses.reserve(record.config.hostId, workshop.states.records());
    return record;
}

Task<std::shared_ptr<const Service>> bringUpNew(ServiceWorkshop &workshop, WakeService &wake, RunPtr run)
{
    workshop.states.beginOperation(run->operation().serviceId, ServiceStatus::Deploying);
    co_await wake.wakeNeeds(run, run->operation().serviceId);
    ServiceRecord record = co_await readRecord(workshop.journal, run->operation().serviceId);
    const auto proxy = workshop.caddy.status();
    run->setPublicAddress(publicAddress(record.config, proxy.httpPort, proxy.httpsPort));
    co_return co_await workshop.bringUp.execute(run, std::move(record));
}

/// A first deployment that failed leaves nothing but its own record.
Task<OperationRunner::Undone> removeNew(ServiceWorkshop &workshop, RunPtr run)
{
    const ServiceId id = run->operation().serviceId;
    const ServiceRecord record = co_await readRecord(workshop.journal, id);
    if (isInForce(run->operation().intent, record)) {
        const auto leaveIt = backToRevisionInForce(workshop);
        co_return co_await leaveIt(run);
    }
    OperationRunner::Undone undone;
    undone.sentences = co_await workshop.converge.toNothing(run->undoContext(), record, run->operation().id);
    undone.sentences.push_back("Removed the service " + record.config.name + ".");
    undone.also = [id](Repositories &repositories) { repositories.services().remove(id); };
    undone.afterCommit = [&workshop, id] { workshop.states.forget(id); };
    co_return undone;
}

/// One that is away says so before anything is recorded: nobody could take that away again before it comes back.
Task<void> requireThere(ServiceWorkshop &workshop, CallContext context, ServiceConfig config)
{
    if (config.hostId == localHost()) {
        co_return;
    }
    requireDeployable(workshop, context, config, {});
    static_cast<void>(co_await workshop.engines.engine(config.hostId).version(context));
}

} // namespace

DeployService::DeployService(ServiceWorkshop &workshop, WakeService &wake) : m_workshop(workshop), m_wake(wake) { }

Task<OperationTicket> DeployService::execute(CallContext context, DeployRequest request)
{
    ServiceWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permission::ServicesCreate);
    ServiceConfig config = normalised(std::move(request.config));
    config = co_await withSnippet(workshop.snippets, context, std::move(config), {});
    co_await requireThere(workshop, context, config);
    // Held until the record is known to everyone: two requests at once cannot both find the name, the domain or the
    // addresses free.
    const auto creation = co_await workshop.runner.enterCreation(context.cancel);
    requireDeployable(workshop, context, config, {});
    co_await workshop.caddy.requireFreeHosts(context, hostsOf(config));

    ServiceRecord record = newRecord(workshop, context, std::move(config));
    Operation operation = operationOn(OperationKind::Deploy, record);
    operation.intent = nextIntent(record, std::nullopt);
    auto store = [record](Repositories &repositories) { repositories.services().create(record); };
    WakeService &wake = m_wake;
    auto steps = withNeeds(deploymentSteps(), record.config, deploy_step::Record);
    const RunPtr run =
        co_await workshop.journal.open(context, std::move(operation), std::move(steps), true, std::move(store));
    run->markDone({deploy_step::Validate, deploy_step::Record});
    // Not read again: between the commit and the start nothing may fail, or the operation would never run.
    record.version = 1;
    workshop.states.adopt(std::move(record));
    co_return workshop.runner.start(
        run, [&workshop, &wake](RunPtr started) { return bringUpNew(workshop, wake, std::move(started)); },
        [&workshop](RunPtr failed) { return removeNew(workshop, std::move(failed)); });
}

} // namespace wakedock::core
