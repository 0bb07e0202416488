#include "backend/core/use_cases/stacks/stack_sleepers.h"

#include "backend/core/domain/rules/stack_needs.h"
#include "backend/core/domain/rules/stack_routing.h"
#include "backend/core/use_cases/stacks/stack_routes.h"
#include "backend/core/use_cases/stacks/stack_steps.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::chrono::milliseconds jobTick{100};
constexpr std::chrono::seconds needStopGrace{10}; // The Compose programs' own.

std::string labelIn(const Container &container, const char *key)
{
    const auto found = container.labels.find(key);
    return found == container.labels.end() ? std::string() : found->second;
}

bool isUpNow(const Container &container)
{
    return container.status == ContainerStatus::Running || container.status == ContainerStatus::Restarting;
}

Task<std::vector<Container>> stackContainers(StackWorkshop &workshop, CallContext context, StackId id)
{
    auto all = co_await workshop.engines.engine(id.hostId).listContainers(context, compose_label::Project, id.name);
    std::erase_if(all, [](const Container &container) {
        const std::string oneOff = labelIn(container, compose_label::OneOff);
        return oneOff == "True" || oneOff == "true";
    });
    co_return std::vector<Container>(std::move(all));
}

std::vector<Container> ofStackService(const std::vector<Container> &containers, const std::string &service)
{
    std::vector<Container> found;
    std::ranges::copy_if(containers, std::back_inserter(found), [&service](const Container &container) {
        return labelIn(container, compose_label::Service) == service;
    });
    return found;
}

Task<void> noteRecord(StackWorkshop &workshop, StackRecord record)
{
    co_await workshop.files.save(record);
    workshop.stacks.adopt(std::move(record));
}

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

/// Services of the stack that go on running when this one sleeps.
std::set<std::string> stillAwake(const StackWorkshop &workshop, const ServiceRecord &record, const StackId &id,
                                 const std::vector<Container> &containers)
{
    std::set<std::string> awake;
    for (const Container &container : containers) {
        if (isUpNow(container) && !container.labels.contains(label::Service)) {
            awake.insert(labelIn(container, compose_label::Service));
        }
    }
    for (const ServiceRecord &other : routedRecords(workshop, id)) {
        const std::string name = nameInStack(other.config);
        if (other.id != record.id && other.wished == WishedRun::Running) {
            awake.insert(name);
        }
        if (other.id == record.id || other.wished != WishedRun::Running) {
            awake.erase(name);
        }
    }
    return awake;
}

Task<void> stopNeed(StackWorkshop &workshop, CallContext context, StackId id, std::vector<Container> containers)
{
    std::erase_if(containers, [](const Container &container) { return !isUpNow(container); });
    co_await noteAsleep(workshop, context, id, containers);
    for (const Container &container : containers) {
        co_await workshop.engines.engine(id.hostId).stopContainer(context, container.id, needStopGrace);
    }
}

} // namespace

Task<void> noteAsleep(StackWorkshop &workshop, CallContext context, StackId id, std::vector<Container> containers)
{
    auto record = workshop.stacks.record(id);
    if (!record || containers.empty()) {
        co_return;
    }
    for (const Container &container : containers) {
        // One that is noted already wears `no`, which is not its own.
        record->asleep.try_emplace(container.id, container.restartPolicy);
    }
    co_await noteRecord(workshop, *record);
    for (const Container &container : containers) {
        co_await workshop.engines.engine(id.hostId).setRestartPolicy(context, container.id, RestartPolicy::No);
    }
}

Task<void> restorePolicies(StackWorkshop &workshop, CallContext context, StackId id)
{
    auto record = workshop.stacks.record(id);
    if (!record || record->asleep.empty()) {
        co_return;
    }
    const auto containers = co_await stackContainers(workshop, context, id);
    auto left = record->asleep;
    for (const auto &[container, policy] : record->asleep) {
        const auto there = std::ranges::find(containers, container, &Container::id);
        if (there != containers.end() && !isUpNow(*there)) {
            continue;
        }
        if (there != containers.end()) {
            co_await workshop.engines.engine(id.hostId).setRestartPolicy(context, container, policy);
        }
        left.erase(container);
    }
    if (left != record->asleep) {
        record->asleep = std::move(left);
        co_await noteRecord(workshop, *record);
    }
}

Task<void> startNeeds(StackWorkshop &workshop, CallContext context, ServiceRecord record)
{
    const StackRecord stack = requireStackRecord(workshop.stacks, *stackOfService(record.config));
    const ComposeReading reading = co_await readingOf(workshop, stack);
    for (const StackNeeds &wave : needsInWaves(reading, nameInStack(record.config))) {
        co_await startWave(workshop, context, record, wave);
    }
}

Task<std::vector<std::string>> awakeNeeders(StackWorkshop &workshop, CallContext context, ServiceRecord record)
{
    const StackId id = *stackOfService(record.config);
    const StackRecord stack = requireStackRecord(workshop.stacks, id);
    const auto read = co_await settle(readingOf(workshop, stack));
    context.cancel.throwIfCancelled();
    if (read.failure) {
        co_return std::vector<std::string>();
    }
    const auto containers = co_await stackContainers(workshop, context, id);
    co_return whoNeedsInStack(*read.value, nameInStack(record.config), stillAwake(workshop, record, id, containers));
}

Task<std::vector<std::string>> stopNeeds(StackWorkshop &workshop, CallContext context, ServiceRecord record)
{
    const StackId id = *stackOfService(record.config);
    const StackRecord stack = requireStackRecord(workshop.stacks, id);
    std::vector<std::string> done;
    const auto read = co_await settle(readingOf(workshop, stack));
    context.cancel.throwIfCancelled();
    if (read.failure) {
        done.push_back("What it needs in its stack cannot be told, and runs on: " + asError(read.failure).message());
        co_return std::vector<std::string>(done);
    }
    const auto containers = co_await stackContainers(workshop, context, id);
    const auto awake = stillAwake(workshop, record, id, containers);
    for (const std::string &need : needsToSleep(*read.value, nameInStack(record.config), awake)) {
        const auto failure = (co_await settle(stopNeed(workshop, context, id, ofStackService(containers, need)))).failure;
        context.cancel.throwIfCancelled();
        if (failure) {
            done.push_back("The service " + need + " could not be put to sleep: " + asError(failure).message());
            break; // what it needs stays, too
        }
        done.push_back("The service " + need + " sleeps, too.");
    }
    co_return std::vector<std::string>(done);
}

} // namespace wakedock::core
