#include "backend/core/use_cases/services/run_steps.h"

#include "backend/core/domain/rules/observed_status.h"
#include "backend/core/ports/i_engine_objects.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace wakedock::core {

namespace {

std::chrono::seconds graceOf(const ServiceRecord &record)
{
    return std::chrono::seconds(record.config.sleep.stopTimeoutSeconds);
}

/// As it runs. How it sleeps is WakeDock's affair alone, and in force from the moment it is recorded.
ServiceRecord asItRuns(const ServiceWorkshop &workshop, const ServiceRecord &record)
{
    ServiceRecord inForce = workshop.states.inForce(record.id);
    inForce.config.sleep = record.config.sleep;
    return inForce;
}

Task<std::optional<Container>> findLive(ServiceWorkshop &workshop, CallContext context, ServiceRecord record)
{
    IContainerEngine &engine = workshop.engines.engine(record.config.hostId);
    co_return liveContainer(record, co_await engine.listContainers(context, label::Service, record.id.value));
}

Task<Container> requireLive(ServiceWorkshop &workshop, RunPtr run, ServiceRecord record)
{
    const auto live = co_await findLive(workshop, run->context(), record);
    if (!live) {
        throw Error(ErrorCode::Conflict, "not_deployed",
                    "The service " + record.config.name + " has no container to work with.")
            .withRemedy(record.config.kind == ServiceKind::Compose
                            ? "Bring its stack up: that makes its container again."
                            : "Redeploy it: that makes a new container from its configuration.");
    }
    co_return *live;
}

/// One that ended meanwhile is asleep as it is.
Task<void> pauseRunning(ServiceWorkshop &workshop, CallContext context, ServiceRecord record, Container live)
{
    if (live.status == ContainerStatus::Running) {
        co_await workshop.engines.objects(record.config.hostId).pauseContainer(context, live.id);
    }
}

Task<OperationRunner::Undone> stopAgain(ServiceWorkshop &workshop, RunPtr run)
{
    OperationRunner::Undone undone;
    const auto service = workshop.states.find(run->operation().serviceId);
    if (!service) {
        co_return undone;
    }
    const CallContext context = run->undoContext();
    const auto live = co_await findLive(workshop, context, service->record);
    if (live && live->status == ContainerStatus::Running) {
        IContainerEngine &engine = workshop.engines.engine(service->record.config.hostId);
        co_await engine.stopContainer(context, live->id, graceOf(service->record));
        undone.sentences.push_back("Stopped the container " + live->name + " again.");
    }
    co_await workshop.converge.refresh(context, service->record);
    co_return undone;
}

Task<OperationRunner::Undone> runOn(ServiceWorkshop &workshop, RunPtr run)
{
    const auto service = workshop.states.find(run->operation().serviceId);
    if (service && service->record.wished != WishedRun::Running) {
        const auto live = co_await findLive(workshop, run->undoContext(), service->record);
        if (live && live->status == ContainerStatus::Running) {
            co_await wish(workshop, service->record, WishedRun::Running);
        }
    }
    const auto converge = backToRevisionInForce(workshop);
    co_return co_await converge(run);
}

} // namespace

Task<ServiceRecord> wish(ServiceWorkshop &workshop, ServiceRecord record, WishedRun wished)
{
    if (record.wished == wished) {
        co_return record;
    }
    record.wished = wished;
    record.updatedAt = workshop.clock.now();
    co_return co_await storeRecord(workshop, std::move(record));
}

Task<ServiceRecord> stopLive(ServiceWorkshop &workshop, RunPtr run, ServiceRecord record, WishedRun afterwards)
{
    co_await drainLive(workshop, run, record);
    co_return co_await stopDrained(workshop, run, std::move(record), afterwards);
}

Task<void> drainLive(ServiceWorkshop &workshop, RunPtr run, ServiceRecord record)
{
    (void)co_await requireLive(workshop, run, record);
    const ServiceRecord inForce = asItRuns(workshop, record);
    co_await run->begin(run_step::Drain);
    workshop.states.clearMarks(record.id);
    co_await workshop.routes.drain(run->context(), inForce, record.liveColour, graceOf(inForce));
}

Task<ServiceRecord> stopDrained(ServiceWorkshop &workshop, RunPtr run, ServiceRecord record, WishedRun afterwards)
{
    const Container live = co_await requireLive(workshop, run, record);
    const ServiceRecord inForce = asItRuns(workshop, record);
    IContainerEngine &engine = workshop.engines.engine(record.config.hostId);
    co_await run->begin(run_step::Stop);
    record = co_await wish(workshop, std::move(record), afterwards);
    // Cut short, the call would end and the engine go on stopping it: whoever asked for it would be sent to one that dies.
    const CallContext context = run->undoContext();
    co_await engine.setRestartPolicy(context, live.id, RestartPolicy::No);
    if (afterwards == WishedRun::Sleeping && inForce.config.sleep.stopMode == StopMode::Pause) {
        co_await pauseRunning(workshop, context, inForce, live);
    } else {
        co_await engine.stopContainer(context, live.id, graceOf(inForce));
    }
    co_return record;
}

std::vector<std::string> withNeeds(std::vector<std::string> steps, const ServiceConfig &config, const std::string &after)
{
    if (config.dependsOn.empty()) {
        return steps;
    }
    const auto found = std::ranges::find(steps, after);
    steps.insert(found == steps.end() ? steps.begin() : std::next(found), run_step::WakeNeeds);
    return steps;
}

Task<ServiceRecord> startLive(ServiceWorkshop &workshop, RunPtr run, ServiceRecord record)
{
    const Container live = co_await requireLive(workshop, run, record);
    const ServiceRecord inForce = asItRuns(workshop, record);
    IContainerEngine &engine = workshop.engines.engine(record.config.hostId);
    OperationIntent intent = run->operation().intent;
    intent.colour = record.liveColour;
    intent.targetRevision = record.revision;
    co_await run->intend(std::move(intent));

    co_await run->begin(deploy_step::Start);
    if (live.status == ContainerStatus::Paused) {
        co_await workshop.engines.objects(record.config.hostId).unpauseContainer(run->context(), live.id);
    }
    ImageInfo image = (co_await engine.findImage(run->context(), live.imageId)).value_or(ImageInfo());
    const bool isOfStack = inForce.config.kind == ServiceKind::Compose;
    if (isOfStack) {
        // The Compose file's own check counts, too: the container has it, whoever gave it.
        image.hasHealthCheck = (co_await engine.inspectContainer(run->context(), live.id)).health != ContainerHealth::None;
    }
    co_await workshop.bringUp.startAndWait(run, inForce, live.id, image);

    co_await run->begin(deploy_step::MarkRunning);
    record = co_await wish(workshop, std::move(record), WishedRun::Running);
    if (!isOfStack) { // of one that is, the Compose files say it
        co_await engine.setRestartPolicy(run->context(), live.id, inForce.config.restartPolicy);
    }
    workshop.states.markAwake(record.id, record.liveColour);
    workshop.states.setStatus(record.id, ServiceStatus::Running);
    co_return record;
}

OperationRunner::Undo leaveStopped(ServiceWorkshop &workshop)
{
    return [&workshop](RunPtr run) { return stopAgain(workshop, std::move(run)); };
}

OperationRunner::Undo leaveRunning(ServiceWorkshop &workshop)
{
    return [&workshop](RunPtr run) { return runOn(workshop, std::move(run)); };
}

} // namespace wakedock::core
