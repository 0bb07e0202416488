#include "backend/core/use_cases/stacks/stack_sleep.h"

#include "backend/core/domain/rules/observed_status.h"
#include "backend/core/domain/rules/stack_routing.h"
#include "backend/core/domain/rules/stack_rules.h"
#include "backend/core/use_cases/services/run_steps.h"
#include "backend/core/use_cases/stacks/stack_need_starts.h"
#include "backend/core/use_cases/stacks/stack_sleepers.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <chrono>
#include <iterator>
#include <optional>
#include <utility>

namespace wakedock::core {

namespace {

Task<std::optional<Container>> containerThatServes(ServiceWorkshop &workshop, CallContext context, ServiceRecord record)
{
    IContainerEngine &engine = workshop.engines.engine(record.config.hostId);
    co_return liveContainer(record, co_await engine.listContainers(context, label::Service, record.id.value));
}

bool isOn(const std::optional<Container> &container)
{
    return container && container->status == ContainerStatus::Running;
}

void requireStackUp(const StackService &stacks, const ServiceRecord &record)
{
    const StackId id = *stackOfService(record.config);
    const auto stack = stacks.record(id);
    if (!stack || stack->wished == WishedRun::Stopped || record.wished == WishedRun::Stopped) {
        throw Error(ErrorCode::Conflict, "stack_down",
                    "The stack " + stackIdText(id) + " was taken down, and " + record.config.name + " with it.")
            .withRemedy("Bring the stack up.")
            .withContext("stack", stackIdText(id));
    }
}

Task<void> stopServing(StackWorkshop &stacks, CallContext context, ServiceRecord record, Container container)
{
    std::vector<Container> own{container};
    co_await noteAsleep(stacks, context, *stackOfService(record.config), std::move(own));
    co_await stacks.engines.engine(record.config.hostId)
        .stopContainer(context, container.id, std::chrono::seconds(record.config.sleep.stopTimeoutSeconds));
}

/// Hold the stack's lane.
Task<std::vector<std::string>> toSleep(StackWorkshop &stacks, ServiceWorkshop &services, CallContext context,
                                       ServiceRecord record)
{
    std::vector<std::string> done;
    const auto live = co_await containerThatServes(services, context, record);
    if (isOn(live)) {
        co_await stopServing(stacks, context, record, *live);
        done.push_back("Stopped the container " + live->name + ".");
    }
    auto more = co_await stopNeeds(stacks, context, record);
    std::ranges::move(more, std::back_inserter(done));
    co_await services.converge.refresh(context, record);
    co_return done;
}

/// What will not start is said and left; an engine that is away is not. Hold the stack's lane.
Task<std::string> startedAgain(Task<void> starting, CallContext context, std::string what)
{
    const auto failure = (co_await settle(std::move(starting))).failure;
    context.cancel.throwIfCancelled();
    if (failure && asError(failure).code() == ErrorCode::Unavailable) {
        std::rethrow_exception(failure);
    }
    co_return failure ? what + " could not be started again: " + asError(failure).message() : "Started again: " + what + ".";
}

Task<std::vector<std::string>> toRun(StackWorkshop &stacks, ServiceWorkshop &services, CallContext context,
                                     ServiceRecord record)
{
    std::vector<std::string> done;
    IContainerEngine &engine = services.engines.engine(record.config.hostId);
    done.push_back(co_await startedAgain(startNeeds(stacks, context, record), context, "What it needs in its stack"));
    const auto live = co_await containerThatServes(services, context, record);
    if (live && !isOn(live)) {
        done.push_back(
            co_await startedAgain(engine.startContainer(context, live->id), context, "The container " + live->name));
    }
    co_await restorePolicies(stacks, context, *stackOfService(record.config));
    co_await services.converge.refresh(context, record);
    co_return done;
}

Task<std::vector<std::string>> matchWish(StackWorkshop &stacks, ServiceWorkshop &services, CallContext context,
                                         ServiceRecord record)
{
    if (record.wished == WishedRun::Sleeping) {
        co_return co_await toSleep(stacks, services, context, record);
    }
    if (record.wished == WishedRun::Running) {
        co_return co_await toRun(stacks, services, context, record);
    }
    co_return std::vector<std::string>();
}

Task<ServiceLanes::Lane> enterStack(StackWorkshop &stacks, ServiceRecord record, CancelToken cancel)
{
    co_return co_await stacks.runner.enterLane(stackSubject(*stackOfService(record.config)), std::move(cancel));
}

Task<OperationRunner::Undone> undoWake(StackWorkshop &stacks, ServiceWorkshop &services, RunPtr run)
{
    OperationRunner::Undone undone;
    const CallContext context = run->undoContext();
    const ServiceId id = run->operation().serviceId;
    ServiceRecord record = co_await readRecord(services.journal, id);
    const auto lane = co_await enterStack(stacks, record, context.cancel);
    record = co_await readRecord(services.journal, id);
    // One that crashed was wished to run, and what it needs with it.
    if (record.wished != WishedRun::Running) {
        undone.sentences = co_await toSleep(stacks, services, context, record);
        co_return undone;
    }
    const auto live = co_await containerThatServes(services, context, record);
    if (isOn(live)) {
        co_await services.engines.engine(record.config.hostId)
            .stopContainer(context, live->id, std::chrono::seconds(record.config.sleep.stopTimeoutSeconds));
        undone.sentences.push_back("Stopped the container " + live->name + " again.");
    }
    co_await services.converge.refresh(context, record);
    co_return undone;
}

Task<OperationRunner::Undone> undoSleep(StackWorkshop &stacks, ServiceWorkshop &services, RunPtr run)
{
    OperationRunner::Undone undone;
    const CallContext context = run->undoContext();
    const ServiceId id = run->operation().serviceId;
    ServiceRecord record = co_await readRecord(services.journal, id);
    const auto lane = co_await enterStack(stacks, record, context.cancel);
    record = co_await readRecord(services.journal, id);
    if (record.wished == WishedRun::Sleeping && isOn(co_await containerThatServes(services, context, record))) {
        record = co_await wish(services, std::move(record), WishedRun::Running);
    }
    undone.sentences = co_await matchWish(stacks, services, context, record);
    co_return undone;
}

} // namespace

Task<ServiceLanes::Lane> StackSleep::enter(ServiceRecord record, CancelToken cancel)
{
    return enterStack(m_stacks, std::move(record), std::move(cancel));
}

Task<std::shared_ptr<const Service>> StackSleep::wake(RunPtr run)
{
    const ServiceId id = run->operation().serviceId;
    ServiceRecord record = co_await readRecord(m_services.journal, id);
    const auto lane = co_await enterStack(m_stacks, record, run->context().cancel);
    record = co_await readRecord(m_services.journal, id);
    requireStackUp(m_stacks.stacks, record);
    if (run->currentStep() != run_step::WakeNeeds) {
        co_await run->begin(run_step::WakeNeeds);
    }
    co_await startNeeds(m_stacks, run->context(), record);
    record = co_await startLive(m_services, run, std::move(record));
    co_await restorePolicies(m_stacks, run->context(), *stackOfService(record.config));
    co_await m_services.converge.refresh(run->context(), record);
    co_return m_services.states.find(id);
}

Task<std::vector<std::string>> StackSleep::neededBy(RunPtr run, ServiceRecord record)
{
    return awakeNeeders(m_stacks, run->context(), std::move(record));
}

Task<std::vector<Container>> StackSleep::wakersAlong(CallContext context, ServiceRecord record)
{
    return needsToStart(m_stacks, std::move(context), std::move(record));
}

Task<std::vector<Container>> StackSleep::sleepersAlong(CallContext context, ServiceRecord record)
{
    return runningSleepersAlong(m_stacks, std::move(context), std::move(record));
}

Task<void> StackSleep::note(RunPtr run, ServiceRecord record)
{
    const auto live = co_await containerThatServes(m_services, run->context(), record);
    if (live) {
        std::vector<Container> own{*live};
        co_await noteAsleep(m_stacks, run->context(), *stackOfService(record.config), std::move(own));
    }
}

Task<void> StackSleep::sleepNeeds(RunPtr run, ServiceRecord record)
{
    // It is asleep by now: a visitor who comes meanwhile wakes it and them again.
    for (const std::string &sentence : co_await stopNeeds(m_stacks, run->undoContext(), record)) {
        run->progress(sentence, std::nullopt);
    }
}

OperationRunner::Undo StackSleep::leaveAsleep()
{
    return [this](RunPtr run) { return undoWake(m_stacks, m_services, std::move(run)); };
}

OperationRunner::Undo StackSleep::leaveAwake()
{
    return [this](RunPtr run) { return undoSleep(m_stacks, m_services, std::move(run)); };
}

Task<std::vector<std::string>> StackSleep::settleInterrupted(CallContext context, ServiceRecord record)
{
    const auto lane = co_await enterStack(m_stacks, record, context.cancel);
    const ServiceRecord now = co_await readRecord(m_services.journal, record.id);
    co_return co_await matchWish(m_stacks, m_services, context, now);
}

} // namespace wakedock::core
