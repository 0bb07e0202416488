#include "backend/core/use_cases/services/change_service.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/domain/rules/settings_change.h"
#include "backend/core/use_cases/services/run_steps.h"
#include "backend/core/use_cases/services/service_snippet.h"
#include "backend/core/use_cases/services/service_workshop.h"
#include "backend/core/use_cases/services/settings_steps.h"
#include "backend/core/use_cases/wake/wake_service.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace wakedock::core {

namespace {

/// The record as it is to become, if nobody was quicker and nobody else has what it wants. Hold creation and lane.
Task<ServiceRecord> changedRecord(ServiceWorkshop &workshop, CallContext context, ChangeRequest request)
{
    ServiceRecord record = co_await readRecord(workshop.journal, request.id);
    requireVersion(record, request.expectedVersion);
    requireSameHost(record, request.config);
    requireDeployable(workshop, context, request.config, request.id);
    co_await workshop.caddy.requireFreeHosts(context, hostsOf(request.config));
    record.config = std::move(request.config);
    record.updatedAt = workshop.clock.now();
    co_return record;
}

Task<std::shared_ptr<const Service>> recordOnly(ServiceWorkshop &workshop, CallContext context, ChangeRequest request)
{
    // A deployment under way read the record before and writes it at its end.
    const auto lane = co_await workshop.runner.enterLane(request.id, context.cancel);
    const auto creation = co_await workshop.runner.enterCreation(context.cancel);
    auto record = co_await changedRecord(workshop, context, request);
    co_await storeRecord(workshop, std::move(record));
    co_return workshop.states.find(request.id);
}

/// Change and intent are one transaction: whatever happens then, the way back is known.
Task<ServiceRecord> recordChange(ServiceWorkshop &workshop, RunPtr run, ChangeRequest request)
{
    const auto creation = co_await workshop.runner.enterCreation(run->context().cancel);
    const ServiceRecord changed = co_await changedRecord(workshop, run->context(), request);
    co_await run->begin(deploy_step::Record);
    const auto stored = std::make_shared<ServiceRecord>();
    auto store = [changed, stored](Repositories &repositories) { *stored = repositories.services().update(changed); };
    co_await run->intend(nextIntent(changed, requireService(workshop.states, request.id)->record.config), std::move(store));
    workshop.states.adopt(*stored);
    co_return *stored;
}

/// Told from what is in force, at this moment: a change that was only recorded waits for its deployment.
bool isOfSettings(const ServiceWorkshop &workshop, const ServiceRecord &record, const ServiceConfig &wished)
{
    return record.revision > 0 && changesSettingsOnly(workshop.states.inForce(record.id).config, wished);
}

/// Whoever runs has what it needs; the change is in force, so one that does not wake is said and takes nothing back.
Task<void> wakeNewNeeds(WakeService &wake, RunPtr run, std::shared_ptr<const Service> service)
{
    const bool runs = service->state.status == ServiceStatus::Running || service->state.status == ServiceStatus::Unhealthy;
    if (!runs || service->record.wished != WishedRun::Running) {
        co_return;
    }
    const auto failure = (co_await settle(wake.wakeNeeds(run, service->record.id))).failure;
    if (failure) {
        run->progress(asError(failure).message(), std::nullopt);
    }
}

Task<std::shared_ptr<const Service>> changeSettings(ServiceWorkshop &workshop, WakeService &wake, RunPtr run,
                                                    ChangeRequest request)
{
    co_await run->begin(deploy_step::Validate);
    auto creation = co_await workshop.runner.enterCreation(run->context().cancel);
    ServiceRecord changed = co_await changedRecord(workshop, run->context(), request);
    if (!isOfSettings(workshop, changed, changed.config)) {
        throw Error(ErrorCode::PreconditionFailed, "version_changed",
                    "The service was changed by somebody else in the meantime.")
            .withRemedy("Read it again and repeat your change on what is there now.");
    }
    const auto service = co_await putSettingsInForce(workshop, run, std::move(changed));
    creation.reset(); // Nobody else is to wait for what wakes.
    co_await wakeNewNeeds(wake, run, service);
    co_return workshop.states.find(request.id);
}

Task<std::shared_ptr<const Service>> deployChange(ServiceWorkshop &workshop, WakeService &wake, RunPtr run,
                                                  ChangeRequest request)
{
    workshop.states.beginOperation(request.id, ServiceStatus::Deploying);
    co_await run->begin(deploy_step::Validate);
    ServiceRecord record = co_await recordChange(workshop, run, request);
    co_await wake.wakeNeeds(run, request.id);
    const auto proxy = workshop.caddy.status();
    run->setPublicAddress(publicAddress(record.config, proxy.httpPort, proxy.httpsPort));
    co_return co_await workshop.bringUp.execute(run, std::move(record));
}

} // namespace

ChangeService::ChangeService(ServiceWorkshop &workshop, WakeService &wake) : m_workshop(workshop), m_wake(wake) { }

Task<OperationTicket> ChangeService::execute(CallContext context, ChangeRequest request)
{
    ServiceWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permission::ServicesUpdate);
    request.config = normalised(std::move(request.config));
    const auto service = requireService(workshop.states, request.id);
    requireVersion(service->record, request.expectedVersion);
    requireSameHost(service->record, request.config);
    request.config = co_await withSnippet(workshop.snippets, context, std::move(request.config), service->record.config);
    requireDeployable(workshop, context, request.config, request.id);
    if (!request.apply) {
        OperationTicket ticket;
        ticket.done.succeed(co_await recordOnly(workshop, context, request));
        co_return ticket;
    }
    WakeService &wake = m_wake;
    const bool settings = isOfSettings(workshop, service->record, request.config);
    Operation operation = operationOn(OperationKind::Deploy, service->record);
    operation.intent.targetRevision = service->record.revision + 1;
    auto steps = withNeeds(settings ? settingsSteps() : deploymentSteps(), request.config, deploy_step::Record);
    const RunPtr run = co_await workshop.journal.open(context, std::move(operation), std::move(steps), true, {});
    if (settings) {
        co_return workshop.runner.start(
            run,
            [&workshop, &wake, request](RunPtr started) {
                return changeSettings(workshop, wake, std::move(started), request);
            },
            nothingToUndo());
    }
    co_return workshop.runner.start(
        run,
        [&workshop, &wake, request](RunPtr started) { return deployChange(workshop, wake, std::move(started), request); },
        backToRevisionInForce(workshop));
}

} // namespace wakedock::core
