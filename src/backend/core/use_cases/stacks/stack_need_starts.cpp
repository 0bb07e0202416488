#include "backend/core/use_cases/stacks/stack_need_starts.h"

#include "backend/core/domain/rules/stack_needs.h"
#include "backend/core/domain/rules/stack_routing.h"
#include "backend/core/use_cases/stacks/stack_containers.h"
#include "backend/core/use_cases/stacks/stack_steps.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::chrono::milliseconds jobTick{100};

Error needNotUp(const std::string &name, const std::string &needed, const Error &error)
{
    return Error(ErrorCode::UpstreamFailed, "dependency_failed",
                 "The service " + name + " needs " + needed + " of its stack, which does not come up. " + error.message())
        .withRemedy(error.remedy())
        .withContext("dependency", needed);
}

/// Until a job has ended well.
Task<void> untilCompleted(StackWorkshop &workshop, CallContext context, IContainerEngine &engine, std::string containerId,
                          std::chrono::seconds patience)
{
    const auto begin = workshop.clock.steadyNow();
    while (true) {
        const Container job = co_await engine.inspectContainer(context, containerId);
        if (!isUpNow(job) && job.exitCode == 0) {
            co_return;
        }
        if (!isUpNow(job)) {
            throw Error(ErrorCode::UpstreamFailed, "job_failed",
                        "It ended with exit code " + std::to_string(job.exitCode) + ".")
                .withRemedy("Read the last lines it wrote; they usually say why.");
        }
        if (workshop.clock.steadyNow() - begin >= patience) {
            throw Error(ErrorCode::Timeout, "job_not_done",
                        "It was not done within " + std::to_string(patience.count()) + " s.")
                .withRemedy("Give it longer with wakedock.sleep.wake_timeout_seconds.");
        }
        co_await workshop.clock.sleep(jobTick, context.cancel);
    }
}

Task<void> untilHealthy(StackWorkshop &workshop, CallContext context, IContainerEngine &engine, std::string containerId,
                        std::chrono::seconds patience)
{
    const Container container = co_await engine.inspectContainer(context, containerId);
    ReadinessWait::Subject subject;
    subject.containerId = std::move(containerId);
    subject.plan.kind = container.health == ContainerHealth::None ? ReadinessPlan::Kind::Runs : ReadinessPlan::Kind::Engine;
    subject.plan.timeout = patience;
    co_await workshop.routing.readiness.wait(context, engine, std::move(subject), [](const std::string &) { });
}

Task<void> untilMet(StackWorkshop &workshop, CallContext context, IContainerEngine &engine, StackNeed need,
                    std::string containerId, std::chrono::seconds patience)
{
    if (need.condition == ComposeCondition::Completed) {
        co_await untilCompleted(workshop, context, engine, containerId, patience);
    } else if (need.condition == ComposeCondition::Healthy) {
        co_await untilHealthy(workshop, context, engine, containerId, patience);
    }
}

bool isToBeStarted(const StackNeed &need, const Container &container)
{
    const bool isDone = need.condition == ComposeCondition::Completed && container.status == ContainerStatus::Exited
        && container.exitCode == 0;
    return !isUpNow(container) && !isDone;
}

/// What needs nothing of each other: all are started, then each is waited for.
Task<void> startWave(StackWorkshop &workshop, CallContext context, ServiceRecord record, StackNeeds wave)
{
    const StackId id = *stackOfService(record.config);
    IContainerEngine &engine = workshop.engines.engine(id.hostId);
    const auto containers = co_await stackContainers(workshop, context, id);
    const std::chrono::seconds patience(record.config.sleep.wakeTimeoutSeconds);
    for (const bool isWaiting : {false, true}) {
        for (const StackNeed &need : wave) {
            for (const Container &container : ofStackService(containers, need.service)) {
                if (container.labels.contains(label::Service) || (!isWaiting && !isToBeStarted(need, container))) {
                    continue; // one with a domain was woken as a service
                }
                auto doing = isWaiting ? untilMet(workshop, context, engine, need, container.id, patience)
                                       : engine.startContainer(context, container.id);
                const auto failure = (co_await settle(std::move(doing))).failure;
                context.cancel.throwIfCancelled();
                if (failure) {
                    throw needNotUp(record.config.name, need.service, asError(failure));
                }
            }
        }
    }
}

} // namespace

Task<std::vector<Container>> needsToStart(StackWorkshop &workshop, CallContext context, ServiceRecord record)
{
    const StackId id = *stackOfService(record.config);
    const StackRecord stack = requireStackRecord(workshop.stacks, id);
    const ComposeReading reading = co_await readingOf(workshop, stack);
    const auto containers = co_await stackContainers(workshop, context, id);
    std::vector<Container> found;
    for (const StackNeeds &wave : needsInWaves(reading, nameInStack(record.config))) {
        for (const StackNeed &need : wave) {
            std::ranges::copy_if(ofStackService(containers, need.service), std::back_inserter(found),
                                 [&need](const Container &container) {
                                     return !container.labels.contains(label::Service) && isToBeStarted(need, container);
                                 });
        }
    }
    co_return std::vector<Container>(found);
}

Task<void> startNeeds(StackWorkshop &workshop, CallContext context, ServiceRecord record)
{
    const StackRecord stack = requireStackRecord(workshop.stacks, *stackOfService(record.config));
    const ComposeReading reading = co_await readingOf(workshop, stack);
    for (const StackNeeds &wave : needsInWaves(reading, nameInStack(record.config))) {
        co_await startWave(workshop, context, record, wave);
    }
}

} // namespace wakedock::core
