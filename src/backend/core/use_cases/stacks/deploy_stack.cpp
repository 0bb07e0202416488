#include "backend/core/use_cases/stacks/deploy_stack.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/stacks/stack_bring_up.h"
#include "backend/core/use_cases/stacks/stack_route_ends.h"
#include "backend/core/use_cases/stacks/stack_steps.h"
#include "backend/core/use_cases/stacks/stack_undo.h"
#include "backend/security/validators/compose/compose_reader.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

/// All that a deployment of a stack knows beforehand.
struct StackDeployment {
    StackRecord next; ///< As it is to be in force.
    std::vector<StackFile> files;
    ComposeReading before; ///< Of the files in force; empty for a stack that is new.
    ComposeReading reading;
    std::vector<std::string> changedFiles; ///< As StackPlanFacts has them.
    StackDeployOptions options;
    std::optional<std::int64_t> expectedVersion;
};

std::vector<std::string> deploySteps()
{
    return {stack_step::Validate, stack_step::Record,    stack_step::Check,        stack_step::Pull,
            stack_step::Up,       stack_step::WaitReady, stack_step::PublishRoute, stack_step::Announce};
}

StackRecord withContent(StackRecord record, const StackContent &content, const ComposeReading &reading)
{
    record.composeFiles = content.composeFiles;
    record.profiles = content.profiles;
    record.services = enabledServices(reading);
    record.files.clear();
    for (const StackFile &file : content.files) {
        record.files.push_back(file.name);
    }
    std::ranges::sort(record.files);
    record.wished = WishedRun::Running;
    return record;
}

/// The record again, as somebody else may have changed it while this waited for the lane.
void requireStillSame(StackWorkshop &workshop, const StackDeployment &deployment)
{
    const auto now = workshop.stacks.record(deployment.next.id);
    if (deployment.expectedVersion && !now) {
        throw Error(ErrorCode::NotFound, "stack_not_found", "The stack was removed in the meantime.");
    }
    if (now) {
        requireStackVersion(*now, deployment.expectedVersion);
    }
}

/// What the engine has of the project, to go back to.
Task<StackPending> engineBefore(StackWorkshop &workshop, CallContext context, StackId id)
{
    StackPending before;
    before.routedBefore.emplace();
    for (const ServiceRecord &record : routedOf(workshop.routing.states, id)) {
        (*before.routedBefore)[record.id.value] = record.revision;
    }
    before.volumesBefore = co_await volumesOf(workshop, context, id);
    const auto containers =
        co_await workshop.engines.engine(id.hostId).listContainers(context, compose_label::Project, id.name);
    for (const Container &container : containers) {
        // One whose name has gone to another image is named by its id.
        if (!container.image.starts_with("sha256:") && !container.imageId.empty()) {
            before.imagesBefore[container.image] = container.imageId;
        }
    }
    co_return before;
}

StackPlanFacts factsOf(const StackDeployment &deployment)
{
    StackPlanFacts facts;
    facts.record = deployment.next;
    facts.before = deployment.before;
    facts.next = deployment.reading;
    facts.changedFiles = deployment.changedFiles;
    return facts;
}

Task<std::shared_ptr<const Service>> bringUpStack(StackWorkshop &workshop, RunPtr run, StackDeployment deployment)
{
    StackRecord record = deployment.next;
    const auto working = workshop.stacks.workOn(record.id);
    requireStillSame(workshop, deployment);
    if (const auto now = workshop.stacks.record(record.id)) {
        record.asleep = now->asleep;
    }
    co_await claimAgain(workshop, run, record, deployment.reading);
    co_await run->begin(stack_step::Record);
    StackPending before = co_await engineBefore(workshop, run->context(), record.id);
    co_await workshop.files.begin(record, deployment.files, std::move(before));
    workshop.stacks.adopt(record);

    co_await run->begin(stack_step::Check);
    const ComposeProject project = co_await projectOf(workshop, record, true);
    co_await workshop.compose.run(run->context(), project, {ComposeVerb::Check, false}, [](const std::string &) { });

    co_await run->begin(stack_step::Pull);
    co_await pullImages(workshop, run, record.id.hostId, deployment.reading, deployment.options.pullsAlways);

    StackBroughtUp up = co_await bringStackUp(workshop, run, factsOf(deployment), project, deployment.options.patience);

    co_await run->begin(stack_step::Announce);
    // Visitors first, files next: should this end between the two, the files before are brought up at the new place.
    auto gone = unroutedBy(workshop, record.id, up.targets);
    co_await putRoutedInForce(workshop, run, up.targets, {});
    ++record.revision;
    ++record.version;
    record.lastUpSeconds = up.took.count() > 0 ? static_cast<int>(up.took.count()) : record.lastUpSeconds;
    record.updatedAt = workshop.clock.now();
    co_await workshop.files.keep(record);
    workshop.stacks.adopt(record);
    // Only now: until here there is a way back to them.
    co_await forgetRouted(workshop, run->undoContext(), std::move(gone));
    co_await finishBringUp(workshop, run, std::move(up));
    co_return std::shared_ptr<const Service>();
}

/// Opens the operation together with the claims of its routes.
Task<RunPtr> openDeployment(StackWorkshop &workshop, CallContext context, Operation operation, StackDeployment deployment)
{
    const auto claims = std::make_shared<std::vector<ServiceRecord>>(
        co_await claimRoutes(workshop, context, deployment.next, deployment.reading));
    RunPtr run = co_await workshop.journal.open(context, std::move(operation), deploySteps(), false, storeClaims(claims));
    adoptClaims(workshop, *claims);
    co_return run;
}

OperationTicket startDeployment(StackWorkshop &workshop, const RunPtr &run, const StackDeployment &deployment)
{
    run->markDone({stack_step::Validate});
    return workshop.runner.start(
        run, [&workshop, deployment](RunPtr started) { return bringUpStack(workshop, std::move(started), deployment); },
        backToStackBefore(workshop));
}

void requireFreeName(StackWorkshop &workshop, const StackId &id)
{
    if (const auto stack = workshop.stacks.find(id)) {
        const std::string what = "A stack named " + id.name + " exists already on this host.";
        throw Error(ErrorCode::Conflict, "name_taken", what)
            .withRemedy(stack->record ? "Choose another name, or change that one."
                                      : "Choose another name, or adopt that one and change it.")
            .withField("name", what);
    }
}

} // namespace

Task<OperationTicket> CreateStack::execute(CallContext context, CreateStackRequest request)
{
    StackWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permission::StacksCreate);
    const StackContent content = settledContent(request.id.name, std::move(request.content));
    static_cast<void>(workshop.engines.engine(request.id.hostId)); // there is such a host
    StackDeployment deployment;
    deployment.next.id = request.id;
    deployment.next.directory = workshop.files.directoryFor(request.id);
    deployment.reading =
        security::readCompose(composeSource(workshop.files, request.id, deployment.next.directory, content));
    requireValid(deployment.reading, content.files);
    requireHarmless(context, deployment.reading);
    co_await workshop.compose.find(context);
    co_await requireEngineThere(workshop, context, request.id.hostId);
    // Held until the operation is recorded and the name taken: two requests at once cannot both find it free.
    const auto creation = co_await workshop.runner.enterCreation(context.cancel);
    requireFreeName(workshop, request.id);
    deployment.next = withContent(std::move(deployment.next), content, deployment.reading);
    deployment.next.owner = context.actor.name;
    deployment.next.createdAt = deployment.next.updatedAt = workshop.clock.now();
    deployment.files = content.files;
    deployment.options = request.options;
    const RunPtr run =
        co_await openDeployment(workshop, context, operationOnStack(OperationKind::Deploy, deployment.next), deployment);
    workshop.stacks.adopt(deployment.next);
    co_return startDeployment(workshop, run, deployment);
}

Task<OperationTicket> ChangeStack::execute(CallContext context, ChangeStackRequest request)
{
    StackWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permission::StacksUpdate);
    const StackRecord record = requireStackRecord(workshop.stacks, request.id);
    requireStackVersion(record, request.expectedVersion);
    const StackContent content = settledContent(request.id.name, std::move(request.content));
    StackDeployment deployment;
    deployment.reading = security::readCompose(composeSource(workshop.files, request.id, record.directory, content));
    requireValid(deployment.reading, content.files);
    requireHarmless(context, deployment.reading);
    co_await workshop.compose.find(context);
    co_await requireEngineThere(workshop, context, request.id.hostId);
    deployment.next = withContent(record, content, deployment.reading);
    deployment.expectedVersion = record.version;
    deployment.files = content.files;
    deployment.options = request.options;
    deployment.before = co_await readingOf(workshop, record);
    deployment.changedFiles = changedFiles(co_await workshop.files.read(record), content);
    const auto creation = co_await workshop.runner.enterCreation(context.cancel);
    const RunPtr run =
        co_await openDeployment(workshop, context, operationOnStack(OperationKind::Redeploy, record), deployment);
    co_return startDeployment(workshop, run, deployment);
}

} // namespace wakedock::core
