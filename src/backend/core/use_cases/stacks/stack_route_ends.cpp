#include "backend/core/use_cases/stacks/stack_route_ends.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/observed_status.h"
#include "backend/core/domain/rules/stack_routing.h"
#include "backend/core/use_cases/stacks/stack_routes.h"
#include "backend/core/use_cases/stacks/stack_sleepers.h"
#include "backend/core/use_cases/stacks/stack_steps.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace wakedock::core {

namespace {

Task<ServiceRecord> storeRouted(StackWorkshop &workshop, ServiceRecord record)
{
    record.updatedAt = workshop.clock.now();
    auto store = [record = std::move(record)](Repositories &repositories) { return repositories.services().update(record); };
    ServiceRecord stored = co_await workshop.journal.store().write(std::move(store));
    workshop.routing.states.adopt(stored);
    co_return stored;
}

Task<void> wishRouted(StackWorkshop &workshop, ServiceRecord record, WishedRun wished)
{
    if (record.wished != wished) {
        record.wished = wished;
        co_await storeRouted(workshop, std::move(record));
    }
}

/// Every container that is not the one in force was an attempt.
Task<void> removeAttempts(StackWorkshop &workshop, CallContext context, ServiceRecord inForce,
                          std::vector<std::string> &done)
{
    IContainerEngine &engine = workshop.engines.engine(inForce.config.hostId);
    const auto containers = co_await engine.listContainers(context, label::Service, inForce.id.value);
    const auto live = liveContainer(inForce, containers);
    for (const Container &container : containers) {
        const auto revision = container.labels.find(label::Revision);
        const bool isInForce = live && container.id == live->id && revision != container.labels.end()
            && revision->second == std::to_string(inForce.revision);
        if (!isInForce) {
            co_await engine.removeContainer(context, container.id);
            done.push_back("Removed the new container " + container.name + ".");
        }
    }
}

/// @return true where its container is there
Task<bool> reachRouted(StackWorkshop &workshop, CallContext context, ServiceRecord inForce)
{
    IContainerEngine &engine = workshop.engines.engine(inForce.config.hostId);
    const auto containers = co_await engine.listContainers(context, label::Service, inForce.id.value);
    const auto live = liveContainer(inForce, containers);
    if (live) {
        const Container container = co_await engine.inspectContainer(context, live->id);
        co_await workshop.routing.converge.reach(context, inForce, container);
    }
    co_return live.has_value();
}

Task<void> routeUp(StackWorkshop &workshop, CallContext context, ServiceRecord inForce)
{
    co_await reachRouted(workshop, context, inForce);
    if (inForce.resolvedPort && !inForce.config.domain.empty()) {
        // Said here where the proxy refuses it; served already where it does not.
        co_await workshop.routing.caddy.putBack(context, routeOf(inForce));
    }
    co_await workshop.routing.converge.refresh(context, inForce);
}

/// For a transaction. What is as it was stays at its revision.
std::vector<ServiceRecord> revisionsAgain(Repositories &repositories, const std::vector<ServiceRecord> &records,
                                          const std::map<std::string, std::int64_t> &before, Timestamp now)
{
    std::vector<ServiceRecord> stored;
    for (ServiceRecord record : records) {
        auto revision = repositories.services().findRevision(record.id, before.at(record.id.value));
        if (!revision || (revision->config == record.config && revision->resolvedPort == record.resolvedPort)) {
            continue;
        }
        record.config = revision->config;
        record.resolvedPort = revision->resolvedPort;
        ++record.revision;
        record.updatedAt = now;
        record = repositories.services().update(record);
        revision->number = record.revision;
        revision->deployedAt = now;
        repositories.services().addRevision(*revision);
        stored.push_back(std::move(record));
    }
    return stored;
}

/// Whether the files give that service a domain.
bool isRoutedIn(const ComposeReading &reading, const std::string &service)
{
    return std::ranges::any_of(reading.services, [&service](const ComposeService &each) {
        return each.name == service && each.isEnabled && each.replicas > 0 && isRouted(each);
    });
}

} // namespace

Task<void> revisionsBack(StackWorkshop &workshop, CallContext context, StackId id,
                         std::map<std::string, std::int64_t> before)
{
    auto known = routedOf(workshop.routing.states, id);
    const auto isNew = [&before](const ServiceRecord &record) { return !before.contains(record.id.value); };
    std::vector<ServiceRecord> fresh;
    std::ranges::copy_if(known, std::back_inserter(fresh), isNew);
    std::erase_if(known, isNew);
    co_await forgetRouted(workshop, context, std::move(fresh));
    auto commit = [known = std::move(known), before, now = workshop.clock.now()](Repositories &repositories) {
        return revisionsAgain(repositories, known, before, now);
    };
    for (ServiceRecord &record : co_await workshop.journal.store().write(std::move(commit))) {
        workshop.routing.states.adopt(std::move(record));
    }
}

Task<void> forgetUnrouted(StackWorkshop &workshop, CallContext context, StackId id)
{
    auto records = routedOf(workshop.routing.states, id);
    const auto stack = workshop.stacks.record(id);
    if (!stack || records.empty()) {
        co_return;
    }
    const ComposeReading reading = co_await readingOf(workshop, *stack);
    std::erase_if(records,
                  [&reading](const ServiceRecord &record) { return isRoutedIn(reading, nameInStack(record.config)); });
    co_await forgetRouted(workshop, std::move(context), std::move(records));
}

Task<void> forgetRouted(StackWorkshop &workshop, CallContext context, std::vector<ServiceRecord> records)
{
    for (const ServiceRecord &record : records) {
        co_await workshop.routing.caddy.withdraw(context, record.id);
        auto erase = [id = record.id](Repositories &repositories) { repositories.services().remove(id); };
        co_await workshop.journal.store().write(std::move(erase));
        workshop.routing.states.forget(record.id);
    }
}

Task<void> forgetAllRouted(StackWorkshop &workshop, CallContext context, StackId id)
{
    auto records = routedRecords(workshop, id);
    co_await forgetRouted(workshop, std::move(context), std::move(records));
}

Task<void> takeRoutesDown(StackWorkshop &workshop, CallContext context, StackId id)
{
    for (const ServiceRecord &record : routedRecords(workshop, id)) {
        co_await workshop.routing.caddy.withdraw(context, record.id);
        co_await wishRouted(workshop, record, WishedRun::Stopped);
        co_await settle(workshop.routing.converge.refresh(context, record));
    }
}

Task<std::vector<std::string>> routesBack(StackWorkshop &workshop, CallContext context, StackId id)
{
    std::vector<std::string> done;
    for (const ServiceRecord &record : routedRecords(workshop, id)) {
        co_await removeAttempts(workshop, context, workshop.routing.states.inForce(record.id), done);
        if (record.revision == 0) {
            std::vector<ServiceRecord> attempt{record};
            co_await forgetRouted(workshop, context, std::move(attempt));
            continue;
        }
        ServiceRecord before = workshop.routing.states.inForce(record.id);
        if (before.config != record.config) {
            co_await storeRouted(workshop, std::move(before));
        }
    }
    co_return done;
}

Task<void> visitorsBack(StackWorkshop &workshop, CallContext context, StackId id)
{
    std::vector<Route> routes;
    for (const ServiceRecord &record : routedOf(workshop.routing.states, id)) {
        if (record.resolvedPort && !record.config.domain.empty()) {
            routes.push_back(routeOf(record));
        }
    }
    // What is refused, or has to wait, is said and noted with each of them by routesUp().
    co_await settle(workshop.routing.caddy.publishAll(context, std::move(routes)));
    context.cancel.throwIfCancelled();
}

Task<std::vector<std::string>> routesUp(StackWorkshop &workshop, CallContext context, StackId id)
{
    std::vector<std::string> done;
    co_await visitorsBack(workshop, context, id);
    for (const ServiceRecord &record : routedOf(workshop.routing.states, id)) {
        co_await wishRouted(workshop, record, WishedRun::Running);
        const auto failure = (co_await settle(routeUp(workshop, context, record))).failure;
        context.cancel.throwIfCancelled();
        if (failure) {
            // Must not keep the rest from being put right.
            done.push_back("The service " + record.config.name
                           + " could not be brought back to its visitors: " + asError(failure).message());
        }
    }
    co_await restorePolicies(workshop, context, id);
    co_return done;
}

} // namespace wakedock::core
