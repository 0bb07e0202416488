#include "backend/core/use_cases/stacks/run_stack.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/stacks/stack_bring_up.h"
#include "backend/core/use_cases/stacks/stack_route_ends.h"
#include "backend/core/use_cases/stacks/stack_steps.h"
#include "backend/core/use_cases/stacks/stack_undo.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

Task<StackRecord> saveRecord(StackWorkshop &workshop, StackRecord record)
{
    ++record.version;
    record.updatedAt = workshop.clock.now();
    co_await workshop.files.save(record);
    workshop.stacks.adopt(record);
    co_return record;
}

/// An adopted stack gets WakeDock's labels, and with them its routes, with its first change.
ComposeReading routedReading(const StackRecord &record, const ComposeReading &reading)
{
    return record.revision > 0 ? reading : ComposeReading();
}

Task<std::shared_ptr<const Service>> upAgain(StackWorkshop &workshop, RunPtr run, StackId id, StackDeployOptions options)
{
    const auto working = workshop.stacks.workOn(id);
    StackRecord record = requireStackRecord(workshop.stacks, id);
    const ComposeReading reading = co_await readingOf(workshop, record);
    co_await claimAgain(workshop, run, record, routedReading(record, reading));
    ComposeProject project = co_await projectOf(workshop, record, record.revision > 0);
    if (record.revision == 0) {
        project = withImages(std::move(project), reading);
    }
    co_await run->begin(stack_step::Pull);
    co_await pullImages(workshop, run, id.hostId, reading, options.pullsAlways);
    StackPlanFacts facts;
    facts.record = record;
    facts.before = facts.next = reading;
    StackBroughtUp up = co_await bringStackUp(workshop, run, facts, project, options.patience);
    auto gone = unroutedBy(workshop, id, up.targets);
    co_await putRoutedInForce(workshop, run, up.targets, std::move(gone));
    record.services = enabledServices(reading);
    record.lastUpSeconds = up.took.count() > 0 ? static_cast<int>(up.took.count()) : record.lastUpSeconds;
    record.wished = WishedRun::Running;
    co_await saveRecord(workshop, std::move(record));
    co_await finishBringUp(workshop, run, std::move(up));
    co_return std::shared_ptr<const Service>();
}

Task<std::shared_ptr<const Service>> takeDown(StackWorkshop &workshop, RunPtr run, StackId id)
{
    const auto working = workshop.stacks.workOn(id);
    StackRecord record = requireStackRecord(workshop.stacks, id);
    const ComposeProject project = co_await projectOf(workshop, record, false);
    co_await run->begin(stack_step::Down);
    co_await workshop.compose.run(run->context(), project, {ComposeVerb::Down, false},
                                  [run](std::string line) { run->progress(std::move(line), std::nullopt); });
    co_await takeRoutesDown(workshop, run->undoContext(), id);
    record.wished = WishedRun::Stopped;
    record.asleep.clear();
    co_await saveRecord(workshop, std::move(record));
    co_return std::shared_ptr<const Service>();
}

Task<std::shared_ptr<const Service>> takeAway(StackWorkshop &workshop, RunPtr run, RemoveStackRequest request)
{
    const auto working = workshop.stacks.workOn(request.id);
    StackRecord record = requireStackRecord(workshop.stacks, request.id);
    requireStackVersion(record, request.expectedVersion);
    co_await run->begin(stack_step::Remove);
    // From here on it is finished, whatever happens: what is half gone cannot be brought back.
    record.removing = true;
    record.removeVolumes = request.volumes;
    record = co_await saveRecord(workshop, std::move(record));
    for (const std::string &sentence : co_await finishRemoval(workshop, run->context(), record)) {
        run->progress(sentence, std::nullopt);
    }
    co_return std::shared_ptr<const Service>();
}

/// The engine's names of the volumes that were named. @throws Error Invalid (`volume_not_of_stack`)
Task<std::vector<std::string>> namedVolumes(StackWorkshop &workshop, CallContext context, RemoveStackRequest request)
{
    const auto there = co_await volumesOf(workshop, context, request.id);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < request.volumes.size(); ++i) {
        const std::string &wanted = request.volumes[i];
        const auto found = std::ranges::find_if(
            there, [&](const std::string &volume) { return volume == wanted || volume == request.id.name + "_" + wanted; });
        if (found == there.end()) {
            throw Error(ErrorCode::Invalid, "volume_not_of_stack", "The stack has no volume " + wanted + ".")
                .withRemedy("Name volumes that the stack itself made; those of others are removed at the volumes.")
                .withField("volumes[" + std::to_string(i) + "]", "is no volume of this stack");
        }
        names.push_back(*found);
    }
    co_return names;
}

} // namespace

Task<OperationTicket> UpStack::execute(CallContext context, StackId id, StackDeployOptions options)
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
    const auto claims = std::make_shared<std::vector<ServiceRecord>>(
        co_await claimRoutes(workshop, context, record, routedReading(record, reading)));
    const RunPtr run = co_await workshop.journal.open(
        context, operationOnStack(OperationKind::Start, record),
        {stack_step::Pull, stack_step::Up, stack_step::WaitReady, stack_step::PublishRoute}, false, storeClaims(claims));
    adoptClaims(workshop, *claims);
    co_return workshop.runner.start(
        run, [&workshop, id, options](RunPtr started) { return upAgain(workshop, std::move(started), id, options); },
        backToStackBefore(workshop));
}

Task<OperationTicket> DownStack::execute(CallContext context, StackId id)
{
    StackWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permission::StacksOperate);
    const StackRecord record = requireStackRecord(workshop.stacks, id);
    co_await workshop.compose.find(context);
    const RunPtr run = co_await workshop.journal.open(context, operationOnStack(OperationKind::Stop, record),
                                                      {stack_step::Down}, false, {});
    co_return workshop.runner.start(
        run, [&workshop, id](RunPtr started) { return takeDown(workshop, std::move(started), id); },
        backToStackBefore(workshop));
}

Task<OperationTicket> RemoveStack::execute(CallContext context, RemoveStackRequest request)
{
    StackWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permission::StacksDelete);
    if (!request.volumes.empty()) {
        requirePermission(context.actor, permission::VolumesDelete);
    }
    const StackRecord record = requireStackRecord(workshop.stacks, request.id);
    requireStackVersion(record, request.expectedVersion);
    request.volumes = co_await namedVolumes(workshop, context, request);
    const RunPtr run = co_await workshop.journal.open(context, operationOnStack(OperationKind::Remove, record),
                                                      {stack_step::Remove}, false, {});
    co_return workshop.runner.start(
        run, [&workshop, request](RunPtr started) { return takeAway(workshop, std::move(started), request); },
        backToStackBefore(workshop));
}

} // namespace wakedock::core
