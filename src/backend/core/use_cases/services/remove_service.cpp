#include "backend/core/use_cases/services/remove_service.h"

#include "backend/core/domain/rules/dependency_rules.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/services/adopting_engines.h"
#include "backend/core/use_cases/services/run_steps.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

/// The adopted container may be gone, or replaced by one of WakeDock's own: then there is nothing to keep.
void requireKeepable(const StateService &states, const ServiceRecord &record)
{
    const auto containers = states.containersOf(record.id);
    const bool isThere = !record.adoptedContainerId.empty()
        && std::ranges::any_of(containers,
                               [&record](const Container &each) { return each.id == record.adoptedContainerId; });
    if (!isThere) {
        const std::string what = "The service " + record.config.name + " has no container that WakeDock did not make.";
        throw Error(ErrorCode::Invalid, "nothing_to_keep", what)
            .withRemedy("Remove it without keep_container.")
            .withField("keep_container", what);
    }
}

void requireNamedByNobody(const StateService &states, const std::string &name)
{
    const auto others = directDependants(states.all(), name);
    if (others.empty()) {
        return;
    }
    const std::string who = namesInWords(others);
    throw Error(ErrorCode::Conflict, "still_needed", "The service " + name + " is needed by " + who + "; it is not removed.")
        .withRemedy("Take it out of the depends_on of " + who + " first, or remove what needs it.")
        .withContext("dependants", who);
}

Task<std::shared_ptr<const Service>> removeIt(ServiceWorkshop &workshop, AdoptingEngines &engines, RunPtr run,
                                              RemoveRequest request)
{
    const ServiceRecord record = co_await readRecord(workshop.journal, request.id);
    requireVersion(record, request.expectedVersion);
    requireNamedByNobody(workshop.states, record.config.name);
    const std::string kept = request.keepContainer ? record.adoptedContainerId : std::string();
    if (request.keepContainer) {
        requireKeepable(workshop.states, record);
    }
    // An engine that is away says so before anything is taken from anybody.
    co_await workshop.converge.refresh(run->context(), record);
    const auto gone = workshop.states.find(request.id);
    workshop.states.beginOperation(request.id, ServiceStatus::Stopping);

    co_await run->begin(run_step::Drain);
    workshop.states.clearMarks(request.id);
    co_await workshop.routes.drain(run->context(), workshop.states.inForce(record.id), record.liveColour,
                                   std::chrono::seconds(record.config.sleep.stopTimeoutSeconds));
    co_await run->begin(run_step::Remove);
    co_await workshop.converge.toNothing(run->context(), record, {}, kept);
    if (request.removeVolumes) {
        co_await workshop.converge.removeVolumes(run->context(), record);
    }
    auto erase = [id = request.id](Repositories &repositories) { repositories.services().remove(id); };
    co_await workshop.journal.store().write(std::move(erase));
    workshop.states.forget(request.id);
    if (!kept.empty()) {
        co_await settle(engines.tellAgain(run->undoContext(), record.config.hostId, kept));
    }
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

RemoveService::RemoveService(ServiceWorkshop &workshop, AdoptingEngines &engines) : m_workshop(workshop), m_engines(engines)
{
}

Task<OperationTicket> RemoveService::execute(CallContext context, RemoveRequest request)
{
    ServiceWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permission::ServicesDelete);
    const auto service = requireService(workshop.states, request.id);
    requireVersion(service->record, request.expectedVersion);
    requireNamedByNobody(workshop.states, service->record.config.name);
    if (request.keepContainer) {
        requireKeepable(workshop.states, service->record);
    }
    Operation operation = operationOn(OperationKind::Remove, service->record);
    operation.intent.keepsContainer = request.keepContainer;
    AdoptingEngines &engines = m_engines;
    const RunPtr run =
        co_await workshop.journal.open(context, std::move(operation), {run_step::Drain, run_step::Remove}, false, {});
    co_return workshop.runner.start(
        run,
        [&workshop, &engines, request](RunPtr started) { return removeIt(workshop, engines, std::move(started), request); },
        [&workshop, service](RunPtr failed) { return keepIt(workshop, std::move(failed), service); });
}

} // namespace wakedock::core
