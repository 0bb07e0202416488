// The part of stack_routes.h that moves visitors from one container to the next.
#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/observed_status.h"
#include "backend/core/domain/rules/stack_routing.h"
#include "backend/core/use_cases/stacks/stack_route_ends.h"
#include "backend/core/use_cases/stacks/stack_routes.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace wakedock::core {

namespace {

Error routedContainerMissing(const std::string &service)
{
    return Error(ErrorCode::UpstreamFailed, "stack_service_missing",
                 "The Compose program made no container of the service " + service
                     + " that WakeDock can tell as the new one.")
        .withRemedy("Look at the lines it wrote in this operation's steps.");
}

Task<Container> targetContainer(StackWorkshop &workshop, CallContext context, RoutedTarget target)
{
    IContainerEngine &engine = workshop.engines.engine(target.record.config.hostId);
    const auto containers = co_await engine.listContainers(context, label::Service, target.record.id.value);
    const auto wanted = liveContainer(target.record, containers);
    if (!wanted) {
        throw routedContainerMissing(target.service);
    }
    co_return co_await engine.inspectContainer(context, wanted->id);
}

Task<std::string> makeReady(StackWorkshop &workshop, RunPtr run, RoutedTarget target, std::chrono::seconds patience)
{
    IContainerEngine &engine = workshop.engines.engine(target.record.config.hostId);
    const Container container = co_await targetContainer(workshop, run->context(), target);
    co_await workshop.routing.converge.reach(run->context(), target.record, container);
    ReadinessWait::Subject subject;
    subject.containerId = container.id;
    // The Compose file's own check counts, too: the container has it, whoever gave it.
    target.image.hasHealthCheck = container.health != ContainerHealth::None;
    subject.plan = readinessPlan(target.record.config, target.image);
    subject.plan.timeout = patience;
    subject.address = dialAddress(target.record.addresses, target.record.liveColour, *target.record.resolvedPort);
    const std::string &domain = target.record.config.domain;
    subject.hostHeader = domain.starts_with("*.") ? domain.substr(2) : domain;
    const std::string service = target.service;
    co_await workshop.routing.readiness.wait(
        run->context(), engine, std::move(subject), [run, service](const std::string &answer) {
            run->progress("The service " + service + " is not ready yet: " + answer + ".", std::nullopt);
        });
    co_return container.id;
}

/// Which of the stack's services it was.
Error ofRouted(const std::string &service, const Error &error)
{
    Error told = Error(error.code(), error.reason(),
                       "The next container of the service " + service + " does not come up. " + error.message())
                     .withRemedy(error.remedy())
                     .withFields(error.fields())
                     .withContext("service", service)
                     .withInternalDetail(error.internalDetail());
    for (const auto &[key, value] : error.context()) {
        Error more = std::move(told).withContext(key, value);
        told = std::move(more);
    }
    return told;
}

bool isUnchanged(const RoutedTarget &target)
{
    return !target.isReplaced && target.before.wished == WishedRun::Running;
}

/// What is in force from now on, in one transaction.
Task<std::vector<ServiceRecord>> commitTargets(StackWorkshop &workshop, RoutedTargets targets)
{
    auto commit = [targets, now = workshop.clock.now()](Repositories &repositories) {
        std::vector<ServiceRecord> stored;
        for (const RoutedTarget &target : targets) {
            if (isUnchanged(target)) {
                continue;
            }
            ServiceRecord record = target.record;
            record.wished = WishedRun::Running;
            record.updatedAt = now;
            record = repositories.services().update(record);
            if (target.isReplaced) {
                repositories.services().addRevision(
                    {record.id, record.revision, record.config, exactReference(target.image), record.resolvedPort, now});
            }
            stored.push_back(std::move(record));
        }
        return stored;
    };
    co_return co_await workshop.journal.store().write(std::move(commit));
}

Task<void> retireOne(StackWorkshop &workshop, RunPtr run, RoutedTarget target)
{
    IContainerEngine &engine = workshop.engines.engine(target.record.config.hostId);
    const std::chrono::seconds grace(target.before.config.sleep.stopTimeoutSeconds);
    co_await workshop.routing.routes.drain(run->undoContext(), target.before, target.before.liveColour, grace);
    co_await settle(engine.stopContainer(run->undoContext(), target.liveId, grace));
    co_await engine.removeContainer(run->undoContext(), target.liveId);
}

} // namespace

Task<RoutedTargets> waitRoutedReady(StackWorkshop &workshop, RunPtr run, RoutedTargets targets,
                                    std::chrono::seconds patience)
{
    for (RoutedTarget &target : targets) {
        const auto ready = co_await settle(makeReady(workshop, run, target, patience));
        run->context().cancel.throwIfCancelled();
        if (ready.failure) {
            throw ofRouted(target.service, asError(ready.failure));
        }
        target.containerId = *ready.value;
    }
    co_return RoutedTargets(std::move(targets));
}

Task<void> publishRouted(StackWorkshop &workshop, RunPtr run, RoutedTargets targets)
{
    if (targets.empty()) {
        run->skip(stack_step::PublishRoute, "No service of the stack has a domain.");
        co_return;
    }
    co_await run->begin(stack_step::PublishRoute);
    // In one go: two services may swap their domains.
    std::vector<ServiceRecord> records;
    for (const RoutedTarget &target : targets) {
        records.push_back(target.record);
    }
    co_await workshop.routing.routes.announceRoutes(run->context(), std::move(records));
}

std::vector<ServiceRecord> unroutedBy(const StackWorkshop &workshop, const StackId &id, const RoutedTargets &targets)
{
    auto records = routedRecords(workshop, id);
    std::erase_if(records, [&targets](const ServiceRecord &record) {
        return std::ranges::any_of(targets, [&record](const RoutedTarget &target) { return target.record.id == record.id; });
    });
    return records;
}

Task<void> putRoutedInForce(StackWorkshop &workshop, RunPtr run, RoutedTargets targets, std::vector<ServiceRecord> gone)
{
    StateService &states = workshop.routing.states;
    const auto stored = co_await commitTargets(workshop, targets);
    co_await forgetRouted(workshop, run->undoContext(), gone);
    for (const ServiceRecord &record : stored) {
        states.adopt(record);
    }
    for (const RoutedTarget &target : targets) {
        states.markAwake(target.record.id, target.record.liveColour);
    }
    for (const RoutedTarget &target : targets) {
        co_await settle(workshop.routing.converge.refresh(run->undoContext(), target.record));
    }
}

Task<void> retireRouted(StackWorkshop &workshop, RunPtr run, RoutedTargets targets)
{
    for (const RoutedTarget &target : targets) {
        if (!target.isBeside) {
            continue;
        }
        const auto failure = (co_await settle(retireOne(workshop, run, target))).failure;
        run->undoContext().cancel.throwIfCancelled();
        if (failure) {
            // Nobody is sent there any more; the next deployment takes it away.
            run->progress("The container before of the service " + target.service
                              + " could not be taken away: " + asError(failure).message(),
                          std::nullopt);
        }
        co_await settle(workshop.routing.converge.refresh(run->undoContext(), target.record));
    }
}

} // namespace wakedock::core
