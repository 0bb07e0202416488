#include "backend/core/use_cases/stacks/stack_sleepers.h"

#include "backend/core/domain/rules/stack_needs.h"
#include "backend/core/domain/rules/stack_routing.h"
#include "backend/core/use_cases/stacks/stack_containers.h"
#include "backend/core/use_cases/stacks/stack_routes.h"
#include "backend/core/use_cases/stacks/stack_steps.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <set>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::chrono::seconds needStopGrace{10}; // The Compose programs' own.

Task<void> noteRecord(StackWorkshop &workshop, StackRecord record)
{
    co_await workshop.files.save(record);
    workshop.stacks.adopt(std::move(record));
}

/// Services of the stack that go on running when this one sleeps.
std::set<std::string> stillAwake(const StackWorkshop &workshop, const ServiceRecord &record, const StackId &id,
                                 const std::vector<Container> &containers)
{
    std::set<std::string> awake;
    for (const Container &container : containers) {
        if (isUpNow(container) && !container.labels.contains(label::Service)) {
            awake.insert(composeLabelIn(container, compose_label::Service));
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

/// Who falls asleep with a service.
struct SleepersAlong {
    std::vector<std::string> names; ///< In the order in which they have to be stopped.
    std::vector<Container> containers; ///< Of the whole stack.
};

Task<SleepersAlong> sleepersAlong(StackWorkshop &workshop, CallContext context, ServiceRecord record, ComposeReading reading)
{
    const StackId id = *stackOfService(record.config);
    SleepersAlong along;
    along.containers = co_await stackContainers(workshop, context, id);
    along.names = needsToSleep(reading, nameInStack(record.config), stillAwake(workshop, record, id, along.containers));
    co_return along;
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

Task<std::vector<Container>> runningSleepersAlong(StackWorkshop &workshop, CallContext context, ServiceRecord record)
{
    const StackRecord stack = requireStackRecord(workshop.stacks, *stackOfService(record.config));
    std::vector<Container> found;
    const auto read = co_await settle(readingOf(workshop, stack));
    context.cancel.throwIfCancelled();
    if (read.failure) {
        co_return std::vector<Container>(found);
    }
    const SleepersAlong along = co_await sleepersAlong(workshop, context, record, *read.value);
    for (const std::string &name : along.names) {
        std::ranges::copy_if(ofStackService(along.containers, name), std::back_inserter(found), isUpNow);
    }
    co_return std::vector<Container>(found);
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
    const SleepersAlong along = co_await sleepersAlong(workshop, context, record, *read.value);
    for (const std::string &need : along.names) {
        const auto failure =
            (co_await settle(stopNeed(workshop, context, id, ofStackService(along.containers, need)))).failure;
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
