#include "backend/core/use_cases/stacks/fetch_strays.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/stack_routing.h"
#include "backend/core/domain/rules/stack_strays.h"
#include "backend/core/use_cases/stacks/stack_addresses.h"
#include "backend/core/use_cases/stacks/stack_bring_up.h"
#include "backend/core/use_cases/stacks/stack_route_ends.h"
#include "backend/core/use_cases/stacks/stack_routes.h"
#include "backend/core/use_cases/stacks/stack_sleepers.h"
#include "backend/core/use_cases/stacks/stack_steps.h"
#include "backend/core/use_cases/stacks/stack_undo.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace wakedock::core {

namespace {

struct Fetching {
    StackId id;
    std::chrono::seconds patience;
    std::shared_ptr<bool> recreates = std::make_shared<bool>(false); ///< A stray container has to go first.
};

/// What the engine says now: the picture may lag behind what an operation before this one did.
Task<std::vector<Container>> projectContainers(StackWorkshop &workshop, CallContext context, StackId id)
{
    co_return co_await workshop.engines.engine(id.hostId).listContainers(context, compose_label::Project, id.name);
}

/// The others stay readable, as what these need; they are not worked on.
ComposeReading onlyThese(ComposeReading reading, const std::vector<std::string> &services)
{
    for (ComposeService &service : reading.services) {
        service.isEnabled = service.isEnabled && std::ranges::find(services, service.name) != services.end();
    }
    return reading;
}

/// The strays' records that the files no longer give a domain: `up` would forget them, too.
std::vector<ServiceRecord> noLongerRouted(const StackWorkshop &workshop, const StackId &id,
                                          const std::vector<std::string> &strays, const RoutedTargets &targets)
{
    auto records = unroutedBy(workshop, id, targets);
    std::erase_if(records, [&strays](const ServiceRecord &record) {
        return std::ranges::find(strays, nameInStack(record.config)) == strays.end();
    });
    return records;
}

/// Each gets the other colour: what is in force and what this made are then told apart, whatever interrupts it.
void replaceAll(RoutedTargets &targets, const ComposeReading &reading)
{
    for (RoutedTarget &target : targets) {
        if (!target.isReplaced) {
            ++target.record.revision;
            target.record.liveColour = otherColour(target.before.liveColour);
            target.isReplaced = true;
        }
        const auto service = std::ranges::find(reading.services, target.service, &ComposeService::name);
        target.isBeside = whyNotBeside(*service, reading).empty();
    }
}

/// All routed services of the stack, the targets as they are to be.
std::vector<ServiceRecord> withTargets(std::vector<ServiceRecord> records, const RoutedTargets &targets)
{
    for (ServiceRecord &record : records) {
        const auto target =
            std::ranges::find_if(targets, [&record](const RoutedTarget &each) { return each.record.id == record.id; });
        if (target != targets.end()) {
            record = target->record;
        }
    }
    return records;
}

/// WakeDock's own that do not run: Compose would count them, and start them.
Task<void> removeOwn(StackWorkshop &workshop, CallContext context, StackPlanFacts facts, RoutedTargets targets)
{
    IContainerEngine &engine = workshop.engines.engine(facts.record->id.hostId);
    for (const Container &container : facts.containers) {
        const auto owner = container.labels.find(label::Service);
        const bool isTargets = owner != container.labels.end()
            && std::ranges::any_of(targets,
                                   [&owner](const RoutedTarget &target) { return target.record.id.value == owner->second; });
        if (isTargets) {
            co_await engine.removeContainer(context, container.id);
        }
    }
}

Task<void> makeContainers(StackWorkshop &workshop, RunPtr run, ComposeProject project, StackPlanFacts facts,
                          RoutedTargets targets)
{
    for (const RoutedTarget &target : targets) {
        const auto service = std::ranges::find(facts.next.services, target.service, &ComposeService::name);
        ComposeCommand command{ComposeVerb::Alone, service->builds, {target.service}};
        if (target.isBeside) {
            command.verb = ComposeVerb::AddBeside;
            command.containers = static_cast<int>(strayContainers(facts.containers, target.service).size()) + 1;
        }
        run->progress("The container of " + target.service + " was made without WakeDock: starting one that visitors reach.",
                      std::nullopt);
        co_await workshop.compose.run(run->context(), project, command,
                                      [run](std::string line) { run->progress(std::move(line), std::nullopt); });
    }
}

/// A reserved port that somebody has there is seen only now: once more with another one.
Task<RoutedTargets> makePlaced(StackWorkshop &workshop, RunPtr run, ComposeReading reading, StackPlanFacts facts,
                               RoutedTargets targets)
{
    const StackRecord record = *facts.record;
    const ComposeProject project = co_await projectOf(workshop, record, true);
    const auto routed = routedOf(workshop.routing.states, record.id);
    for (int triesLeft = stackPortTries - 1;; --triesLeft) {
        co_await writeStackOverride(workshop, record.id, reading, withTargets(routed, targets));
        const auto failure = (co_await settle(makeContainers(workshop, run, project, facts, targets))).failure;
        run->context().cancel.throwIfCancelled();
        if (!failure) {
            co_return RoutedTargets(std::move(targets));
        }
        const auto port = placeElsewhere(workshop, targets, asError(failure));
        if (!port) {
            std::rethrow_exception(failure);
        }
        if (triesLeft == 0) {
            throw stackPortTaken(*port, asError(failure));
        }
        run->progress("Somebody else has port " + std::to_string(*port) + " there; another one is tried.", std::nullopt);
        facts = co_await withEngineFacts(workshop, run->context(), record.id, facts);
        co_await removeOwn(workshop, run->context(), facts, targets);
    }
}

/// Nobody is sent to them. What cannot be taken away is said.
Task<void> retireStrays(StackWorkshop &workshop, RunPtr run, StackId id, RoutedTargets targets)
{
    IContainerEngine &engine = workshop.engines.engine(id.hostId);
    const auto containers = co_await settle(projectContainers(workshop, run->undoContext(), id));
    run->undoContext().cancel.throwIfCancelled();
    if (containers.failure) {
        // Visitors are back already: that is not taken from them for a container too many.
        run->progress("The containers made without WakeDock could not be taken away: "
                          + asError(containers.failure).message(),
                      std::nullopt);
        co_return;
    }
    for (const RoutedTarget &target : targets) {
        const std::chrono::seconds grace(target.record.config.sleep.stopTimeoutSeconds);
        for (const Container &stray : strayContainers(*containers.value, target.service)) {
            co_await settle(engine.stopContainer(run->undoContext(), stray.id, grace));
            const auto removed = co_await settle(engine.removeContainer(run->undoContext(), stray.id));
            run->undoContext().cancel.throwIfCancelled();
            if (removed.failure) {
                run->progress("The container " + stray.name
                                  + " could not be taken away: " + asError(removed.failure).message(),
                              std::nullopt);
            }
        }
    }
}

Task<RoutedTargets> strayTargets(StackWorkshop &workshop, RunPtr run, StackPlanFacts facts, ComposeReading reading)
{
    const StackRecord record = *facts.record;
    RoutedTargets targets = co_await routedTargets(workshop, run->context(), std::move(facts));
    replaceAll(targets, reading);
    // Again: those are replaced now, too.
    co_return co_await reachedNow(workshop, run->context(), record.id.hostId, std::move(targets));
}

Task<std::shared_ptr<const Service>> fetch(StackWorkshop &workshop, RunPtr run, Fetching fetching)
{
    const StackId id = fetching.id;
    const StackRecord record = requireStackRecord(workshop.stacks, id);
    const auto routed = routedOf(workshop.routing.states, id);
    const auto strays = record.wished == WishedRun::Running
        ? strayServices(routed, co_await projectContainers(workshop, run->context(), id))
        : std::vector<std::string>();
    if (strays.empty()) {
        for (const char *step : {stack_step::Up, stack_step::WaitReady, stack_step::PublishRoute}) {
            run->skip(step, "There is nothing to bring back any more.");
        }
        co_return std::shared_ptr<const Service>();
    }
    const auto working = workshop.stacks.workOn(id);
    const ComposeReading reading = co_await readingOf(workshop, record);
    StackPlanFacts facts;
    facts.record = record;
    facts.before = facts.next = onlyThese(reading, strays);
    co_await claimAgain(workshop, run, record, facts.next);
    facts = co_await withEngineFacts(workshop, run->context(), id, std::move(facts));
    RoutedTargets targets = co_await strayTargets(workshop, run, facts, reading);

    co_await run->begin(stack_step::Up);
    *fetching.recreates = !std::ranges::all_of(targets, &RoutedTarget::isBeside);
    co_await removeOwn(workshop, run->context(), facts, targets);
    targets = co_await makePlaced(workshop, run, reading, facts, std::move(targets));
    co_await run->begin(stack_step::WaitReady);
    targets = co_await waitRoutedReady(workshop, run, std::move(targets), fetching.patience);
    co_await publishRouted(workshop, run, targets);
    auto gone = noLongerRouted(workshop, id, strays, targets);
    co_await putRoutedInForce(workshop, run, targets, std::move(gone));
    co_await retireStrays(workshop, run, id, targets);
    co_await settle(restorePolicies(workshop, run->undoContext(), id));
    co_return std::shared_ptr<const Service>();
}

/// @param recreates whether a stray container had to go before the next one came
Task<std::vector<std::string>> settleStrays(StackWorkshop &workshop, RunPtr run, StackId id, bool recreates)
{
    std::vector<std::string> done = co_await routesBack(workshop, run->undoContext(), id);
    const auto containers = co_await projectContainers(workshop, run->undoContext(), id);
    if (recreates && strayServices(routedOf(workshop.routing.states, id), containers).empty()) {
        auto settled = co_await settleStack(workshop, run->undoContext(), id, true);
        std::ranges::move(settled, std::back_inserter(done));
        co_return done;
    }
    const StackRecord record = requireStackRecord(workshop.stacks, id);
    co_await projectOf(workshop, record, true); // WakeDock's own file is again as what is in force
    done.emplace_back("Left what was made without WakeDock as it is.");
    co_return done;
}

Task<OperationRunner::Undone> undoFetch(StackWorkshop &workshop, RunPtr run, Fetching fetching)
{
    const auto working = workshop.stacks.workOn(fetching.id);
    OperationRunner::Undone undone;
    undone.sentences = co_await settleStrays(workshop, run, fetching.id, *fetching.recreates);
    co_return undone;
}

} // namespace

std::vector<std::string> FetchStrays::of(const StackId &id) const
{
    const auto record = m_workshop.stacks.record(id);
    if (!record || record->wished != WishedRun::Running || m_workshop.stacks.isWorkedOn(id)) {
        return {};
    }
    return strayServices(routedOf(m_workshop.routing.states, id), m_workshop.stacks.containersOf(id));
}

Task<OperationTicket> FetchStrays::execute(CallContext context, StackId id, std::chrono::seconds patience)
{
    StackWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permission::StacksOperate);
    const StackRecord record = requireStackRecord(workshop.stacks, id);
    const auto files = co_await workshop.files.read(record);
    const ComposeReading reading = co_await readingOf(workshop, record);
    requireValid(reading, files);
    requireHarmless(context, reading);
    co_await workshop.compose.find(context);
    co_await requireEngineThere(workshop, context, id.hostId);
    const auto creation = co_await workshop.runner.enterCreation(context.cancel);
    const ComposeReading strays = onlyThese(reading, of(id));
    const auto claims =
        std::make_shared<std::vector<ServiceRecord>>(co_await claimRoutes(workshop, context, record, strays));
    const RunPtr run = co_await workshop.journal.open(context, operationOnStack(OperationKind::Start, record),
                                                      {stack_step::Up, stack_step::WaitReady, stack_step::PublishRoute},
                                                      false, storeClaims(claims));
    adoptClaims(workshop, *claims);
    const Fetching fetching{id, patience};
    co_return workshop.runner.start(
        run, [&workshop, fetching](RunPtr started) { return fetch(workshop, std::move(started), fetching); },
        [&workshop, fetching](RunPtr failed) { return undoFetch(workshop, std::move(failed), fetching); });
}

} // namespace wakedock::core
