#include "backend/core/use_cases/stacks/stack_undo.h"

#include "backend/core/ports/i_engine_objects.h"
#include "backend/core/use_cases/stacks/stack_route_ends.h"
#include "backend/core/use_cases/stacks/stack_steps.h"
#include "backend/shared/async/settle.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace wakedock::core {

namespace {

void append(std::vector<std::string> &done, std::vector<std::string> more)
{
    std::ranges::move(more, std::back_inserter(done));
}

/// True once the operation may have touched containers: its first step of that kind was begun.
bool hasReachedEngine(const Operation &operation)
{
    return std::ranges::any_of(operation.steps, [](const Step &step) {
        const bool touches = step.name == stack_step::Up || step.name == stack_step::Down || step.name == stack_step::Remove;
        return touches && step.status != StepStatus::Pending && step.status != StepStatus::Skipped;
    });
}

/// All the operation was for has come about: only its end was not written down.
bool hasComeAbout(StackWorkshop &workshop, const Operation &operation, const StackId &id)
{
    const auto record = workshop.stacks.record(id);
    if (operation.kind == OperationKind::Remove) {
        return !record.has_value();
    }
    const bool isChange = operation.kind == OperationKind::Deploy || operation.kind == OperationKind::Redeploy;
    return isChange && record && record->revision >= operation.intent.targetRevision;
}

/// The engine or the Compose program is away: the same may succeed later.
bool mayPassLater(const std::exception_ptr &failure)
{
    const ErrorCode code = asError(failure).code();
    return code == ErrorCode::Unavailable || code == ErrorCode::Timeout || code == ErrorCode::Cancelled;
}

Task<void> bringUpNow(StackWorkshop &workshop, CallContext context, StackRecord record)
{
    ComposeProject project = co_await projectOf(workshop, record, record.revision > 0);
    if (record.revision == 0) {
        project = withImages(std::move(project), co_await readingOf(workshop, record));
    }
    co_await workshop.compose.run(context, std::move(project), {ComposeVerb::Up, false}, [](const std::string &) { });
}

/// What will not come up, however often it is tried, is said and left.
Task<std::string> bringUpAsBefore(StackWorkshop &workshop, CallContext context, StackRecord record, std::string done)
{
    const auto failure = (co_await settle(bringUpNow(workshop, context, record))).failure;
    if (failure && mayPassLater(failure)) {
        std::rethrow_exception(failure);
    }
    co_return failure ? "It could not be brought up again: " + asError(failure).message() : done;
}

/// Names that a pull gave to other images lead to those again that the containers ran.
Task<void> putImagesBack(StackWorkshop &workshop, CallContext context, StackPending pending)
{
    const HostId host = pending.previous->id.hostId;
    for (const auto &[reference, id] : pending.imagesBefore) {
        const auto now = co_await workshop.engines.engine(host).findImage(context, reference);
        if (now && now->id != id) {
            // An image that is gone cannot be brought back; what comes up then says so.
            const auto failure = (co_await settle(workshop.engines.objects(host).tagImage(context, id, reference))).failure;
            if (failure && mayPassLater(failure)) {
                std::rethrow_exception(failure);
            }
        }
    }
}

Task<std::vector<std::string>> removeNewStack(StackWorkshop &workshop, CallContext context, StackId id, StackPending pending)
{
    std::vector<std::string> done = co_await clearProject(workshop, context, id);
    append(done, co_await removeNewVolumes(workshop, context, id, pending.volumesBefore));
    co_await forgetAllRouted(workshop, context, id);
    co_await workshop.files.drop(id);
    workshop.stacks.forget(id);
    done.push_back("Removed the stack " + id.name + ".");
    co_return done;
}

Task<std::vector<std::string>> restoreStack(StackWorkshop &workshop, CallContext context, StackPending pending,
                                            bool reachedEngine)
{
    const StackRecord record = *pending.previous;
    std::vector<std::string> done;
    co_await workshop.files.putBack(record.id);
    workshop.stacks.adopt(record);
    done.emplace_back("Put the previous files back.");
    co_await putImagesBack(workshop, context, pending);
    append(done, co_await routesBack(workshop, context, record.id));
    if (pending.routedBefore) {
        co_await revisionsBack(workshop, context, record.id, *pending.routedBefore);
    }
    if (reachedEngine && record.wished == WishedRun::Running) {
        co_await visitorsBack(workshop, context, record.id);
        done.push_back(
            co_await bringUpAsBefore(workshop, context, record, "Brought the containers back to the previous files."));
        append(done, co_await routesUp(workshop, context, record.id));
    } else if (reachedEngine) {
        append(done, co_await clearProject(workshop, context, record.id));
        co_await takeRoutesDown(workshop, context, record.id);
    }
    append(done, co_await removeNewVolumes(workshop, context, record.id, pending.volumesBefore));
    co_await workshop.files.drop(record.id);
    co_return done;
}

/// Of a stack without a pending change: as it was last wished.
Task<std::vector<std::string>> asWished(StackWorkshop &workshop, CallContext context, StackRecord record)
{
    std::vector<std::string> done;
    if (record.wished == WishedRun::Stopped) {
        done = co_await clearProject(workshop, context, record.id);
        co_await takeRoutesDown(workshop, context, record.id);
        co_return done;
    }
    co_await visitorsBack(workshop, context, record.id);
    done.push_back(co_await bringUpAsBefore(workshop, context, record, "Started it as it is in its files."));
    append(done, co_await routesUp(workshop, context, record.id));
    co_return done;
}

Task<OperationRunner::Undone> undoStack(StackWorkshop &workshop, RunPtr run)
{
    OperationRunner::Undone undone;
    const auto id = stackOfSubject(run->operation().serviceId);
    const auto pending = co_await workshop.files.pending(*id);
    if (!pending && hasComeAbout(workshop, run->operation(), *id)) {
        co_await forgetUnrouted(workshop, run->undoContext(), *id);
        undone.standing = std::make_shared<const Service>();
        co_return undone;
    }
    undone.sentences = co_await settleStack(workshop, run->undoContext(), *id, hasReachedEngine(run->operation()));
    // A removal that was begun is finished by that.
    if (hasComeAbout(workshop, run->operation(), *id)) {
        undone.standing = std::make_shared<const Service>();
    }
    co_return undone;
}

} // namespace

Task<std::vector<std::string>> finishRemoval(StackWorkshop &workshop, CallContext context, StackRecord record)
{
    std::vector<std::string> done = co_await clearProject(workshop, context, record.id);
    IContainerEngine &engine = workshop.engines.engine(record.id.hostId);
    const auto there = co_await volumesOf(workshop, context, record.id);
    for (const std::string &volume : record.removeVolumes) {
        if (std::ranges::find(there, volume) == there.end()) {
            continue;
        }
        const auto removed = co_await settle(engine.removeVolume(context, volume));
        if (removed.failure && asError(removed.failure).code() != ErrorCode::Conflict) {
            std::rethrow_exception(removed.failure);
        }
        done.push_back(removed.failure ? "Kept the volume " + volume + ": others use it."
                                       : "Removed the volume " + volume + ".");
    }
    co_await forgetAllRouted(workshop, context, record.id);
    co_await workshop.files.remove(record);
    workshop.stacks.forget(record.id);
    done.push_back("Removed the stack " + record.id.name + ".");
    co_return done;
}

namespace {

/// Where no change is pending.
Task<std::vector<std::string>> settleRecorded(StackWorkshop &workshop, CallContext context, StackId id, bool reachedEngine)
{
    const auto record = workshop.stacks.record(id);
    // One of version 0 was to be made, and nothing of it has come to the disk.
    if (record && record->version == 0) {
        co_await forgetAllRouted(workshop, context, id);
        workshop.stacks.forget(id);
        co_return std::vector<std::string>();
    }
    if (record && record->removing) {
        co_return co_await finishRemoval(workshop, context, *record);
    }
    if (!record) {
        co_await forgetAllRouted(workshop, context, id);
        co_return std::vector<std::string>();
    }
    std::vector<std::string> done = co_await routesBack(workshop, context, id);
    if (reachedEngine) {
        append(done, co_await asWished(workshop, context, *record));
    }
    co_return done;
}

} // namespace

Task<std::vector<std::string>> settleStack(StackWorkshop &workshop, CallContext context, StackId id, bool reachedEngine)
{
    const auto working = workshop.stacks.workOn(id);
    const auto pending = co_await workshop.files.pending(id);
    if (pending && !pending->previous) {
        co_return co_await removeNewStack(workshop, context, id, *pending);
    }
    if (pending) {
        co_return co_await restoreStack(workshop, context, *pending, reachedEngine);
    }
    co_return co_await settleRecorded(workshop, context, id, reachedEngine);
}

OperationRunner::Undo backToStackBefore(StackWorkshop &workshop)
{
    return [&workshop](RunPtr run) { return undoStack(workshop, std::move(run)); };
}

Task<void> settleInterruptedStack(StackWorkshop &workshop, CallContext context, Operation operation)
{
    const auto id = stackOfSubject(operation.serviceId);
    if (!id) {
        co_await workshop.journal.closeInterrupted(operation, RunStatus::Undone, {}, {});
        co_return;
    }
    const auto pending = co_await workshop.files.pending(*id);
    std::vector<std::string> undone;
    if (pending || !hasComeAbout(workshop, operation, *id)) {
        undone = co_await settleStack(workshop, context, *id, hasReachedEngine(operation));
    } else {
        co_await forgetUnrouted(workshop, context, *id);
    }
    const bool stands = hasComeAbout(workshop, operation, *id);
    co_await workshop.journal.closeInterrupted(operation, stands ? RunStatus::Succeeded : RunStatus::Undone,
                                               std::move(undone), {});
}

} // namespace wakedock::core
