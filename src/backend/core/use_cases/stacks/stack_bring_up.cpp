#include "backend/core/use_cases/stacks/stack_bring_up.h"

#include "backend/core/use_cases/stacks/stack_addresses.h"
#include "backend/core/use_cases/stacks/stack_sleepers.h"
#include "backend/core/use_cases/stacks/stack_steps.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

bool isBeside(const RoutedTargets &targets, const std::string &service)
{
    return std::ranges::any_of(
        targets, [&service](const RoutedTarget &target) { return target.isBeside && target.service == service; });
}

/// Services that Compose brings up by itself.
std::vector<std::string> ordinaryServices(const ComposeReading &reading, const RoutedTargets &targets)
{
    std::vector<std::string> names = enabledServices(reading);
    std::erase_if(names, [&targets](const std::string &name) { return isBeside(targets, name); });
    return names;
}

std::vector<ServiceRecord> recordsOf(const RoutedTargets &targets)
{
    std::vector<ServiceRecord> records;
    for (const RoutedTarget &target : targets) {
        records.push_back(target.record);
    }
    return records;
}

Task<void> addBeside(StackWorkshop &workshop, RunPtr run, ComposeProject project, ComposeReading reading,
                     RoutedTarget target)
{
    const auto service = std::ranges::find(reading.services, target.service, &ComposeService::name);
    ComposeCommand command{ComposeVerb::AddBeside, service->builds, {target.service}, 2};
    run->progress("Starting the next container of " + target.service + " beside the one that serves.", std::nullopt);
    co_await workshop.compose.run(run->context(), std::move(project), command,
                                  [run](std::string line) { run->progress(std::move(line), std::nullopt); });
}

Task<void> makeAll(StackWorkshop &workshop, RunPtr run, ComposeReading reading, StackBroughtUp &up)
{
    const auto ordinary = ordinaryServices(reading, up.targets);
    const bool isAll = ordinary.size() == enabledServices(reading).size();
    up.leftOrphans = ordinary.empty() && !isAll;
    if (!up.leftOrphans) {
        co_await composeUp(workshop, run, up.project, reading, isAll ? std::vector<std::string>() : ordinary);
    }
    for (const RoutedTarget &target : up.targets) {
        if (target.isBeside) {
            co_await addBeside(workshop, run, up.project, reading, target);
        }
    }
}

/// A reserved port that somebody has there is seen only now: once more with another one.
Task<void> bringContainersUp(StackWorkshop &workshop, RunPtr run, StackPlanFacts facts, StackBroughtUp &up)
{
    const StackId id = facts.record->id;
    for (int triesLeft = stackPortTries - 1;; --triesLeft) {
        const auto failure = (co_await settle(makeAll(workshop, run, facts.next, up))).failure;
        run->context().cancel.throwIfCancelled();
        const auto port = failure ? placeElsewhere(workshop, up.targets, asError(failure)) : std::nullopt;
        if (failure && !port) {
            std::rethrow_exception(failure);
        }
        if (!failure) {
            co_return;
        }
        if (triesLeft == 0) {
            throw stackPortTaken(*port, asError(failure));
        }
        run->progress("Somebody else has port " + std::to_string(*port) + " there; another one is tried.", std::nullopt);
        co_await clearLeftovers(workshop, run->context(), id, up.targets);
        co_await writeStackOverride(workshop, id, facts.next, recordsOf(up.targets));
    }
}

} // namespace

Task<StackPlanFacts> withEngineFacts(StackWorkshop &workshop, CallContext context, StackId id, StackPlanFacts facts)
{
    IContainerEngine &engine = workshop.engines.engine(id.hostId);
    facts.containers = co_await engine.listContainers(context, compose_label::Project, id.name);
    facts.volumes = co_await volumesOf(workshop, context, id);
    for (const ComposeService &service : facts.next.services) {
        if (service.isEnabled && !service.image.empty()) {
            if (const auto image = co_await engine.findImage(context, service.image)) {
                facts.images[service.image] = image->id;
            }
        }
    }
    co_return StackPlanFacts(std::move(facts));
}

Task<StackBroughtUp> bringStackUp(StackWorkshop &workshop, RunPtr run, StackPlanFacts facts, ComposeProject project,
                                  std::chrono::seconds patience)
{
    const StackId id = facts.record->id;
    const ComposeReading reading = facts.next;
    StackBroughtUp up;
    up.id = id;
    up.project = std::move(project);
    facts = co_await withEngineFacts(workshop, run->context(), id, std::move(facts));
    up.targets = co_await routedTargets(workshop, run->context(), facts);

    co_await run->begin(stack_step::Up);
    if (!up.targets.empty()) {
        co_await clearLeftovers(workshop, run->context(), id, up.targets);
        co_await writeStackOverride(workshop, id, reading, recordsOf(up.targets));
    }
    co_await bringContainersUp(workshop, run, facts, up);

    co_await run->begin(stack_step::WaitReady);
    const auto ordinary = ordinaryServices(reading, up.targets);
    if (!ordinary.empty()) {
        up.took = co_await waitReady(workshop, run, id, ordinary, facts.containers, patience);
    }
    up.targets = co_await waitRoutedReady(workshop, run, std::move(up.targets), patience);
    co_await publishRouted(workshop, run, up.targets);
    co_return StackBroughtUp(std::move(up));
}

Task<void> finishBringUp(StackWorkshop &workshop, RunPtr run, StackBroughtUp up)
{
    co_await retireRouted(workshop, run, up.targets);
    const auto restored = co_await settle(restorePolicies(workshop, run->undoContext(), up.id));
    run->undoContext().cancel.throwIfCancelled();
    if (restored.failure) {
        run->progress("Restart policies could not be put back: " + asError(restored.failure).message(), std::nullopt);
    }
    if (!up.leftOrphans) {
        co_return;
    }
    // All that is to be there is there: this only takes away what no file names any more.
    const auto tidied = co_await settle(
        workshop.compose.run(run->undoContext(), up.project, {ComposeVerb::Up, false}, [](const std::string &) { }));
    run->undoContext().cancel.throwIfCancelled();
    if (tidied.failure) {
        run->progress("What the files no longer name could not be taken away: " + asError(tidied.failure).message(),
                      std::nullopt);
    }
}

} // namespace wakedock::core
