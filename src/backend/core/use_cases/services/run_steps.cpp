#include "backend/core/use_cases/services/run_steps.h"

#include "backend/core/domain/rules/observed_status.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {

namespace {

Task<Container> requireLive(ServiceWorkshop &workshop, RunPtr run, ServiceRecord record)
{
    IContainerEngine &engine = workshop.engines.engine(record.config.hostId);
    const auto containers = co_await engine.listContainers(run->context(), label::Service, record.id.value);
    const auto live = liveContainer(record, containers);
    if (!live) {
        throw Error(ErrorCode::Conflict, "not_deployed",
                    "The service " + record.config.name + " has no container to work with.")
            .withRemedy("Redeploy it: that makes a new container from its configuration.");
    }
    co_return *live;
}

} // namespace

Task<ServiceRecord> wish(ServiceWorkshop &workshop, ServiceRecord record, WishedRun wished)
{
    if (record.wished == wished) {
        co_return record;
    }
    record.wished = wished;
    record.updatedAt = workshop.clock.now();
    auto store = [record](Repositories &repositories) { return repositories.services().update(record); };
    record = co_await workshop.journal.store().write(std::move(store));
    workshop.states.adopt(record);
    co_return record;
}

Task<ServiceRecord> stopLive(ServiceWorkshop &workshop, RunPtr run, ServiceRecord record)
{
    const Container live = co_await requireLive(workshop, run, record);
    const auto grace = std::chrono::seconds(record.config.sleep.stopTimeoutSeconds);
    IContainerEngine &engine = workshop.engines.engine(record.config.hostId);
    co_await run->begin(run_step::Drain);
    workshop.states.clearMarks(record.id);
    co_await workshop.routes.drain(run->context(), record, record.liveColour, grace);

    co_await run->begin(run_step::Stop);
    co_await engine.setRestartPolicy(run->context(), live.id, RestartPolicy::No);
    co_await engine.stopContainer(run->context(), live.id, grace);
    co_return record;
}

Task<ServiceRecord> startLive(ServiceWorkshop &workshop, RunPtr run, ServiceRecord record)
{
    const Container live = co_await requireLive(workshop, run, record);
    IContainerEngine &engine = workshop.engines.engine(record.config.hostId);
    OperationIntent intent = run->operation().intent;
    intent.colour = record.liveColour;
    intent.targetRevision = record.revision;
    co_await run->intend(std::move(intent));

    co_await run->begin(deploy_step::Start);
    const auto image = co_await engine.findImage(run->context(), live.imageId);
    co_await workshop.bringUp.startAndWait(run, record, live.id, image.value_or(ImageInfo()));

    co_await run->begin(deploy_step::MarkRunning);
    co_await engine.setRestartPolicy(run->context(), live.id, record.config.restartPolicy);
    workshop.states.markAwake(record.id, record.liveColour);
    workshop.states.setStatus(record.id, ServiceStatus::Running);
    co_return record;
}

} // namespace wakedock::core
