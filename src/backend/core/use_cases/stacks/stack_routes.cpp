#include "backend/core/use_cases/stacks/stack_routes.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/observed_status.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/domain/rules/stack_routing.h"
#include "backend/core/use_cases/stacks/stack_addresses.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/uuid.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

const ServiceRecord *recordNamed(const std::vector<ServiceRecord> &records, const std::string &service)
{
    const auto found = std::ranges::find_if(
        records, [&service](const ServiceRecord &record) { return nameInStack(record.config) == service; });
    return found == records.end() ? nullptr : &*found;
}

bool isThere(const ComposeService &service)
{
    return service.isEnabled && service.replicas > 0 && isRouted(service);
}

std::string fieldOfClaim(const std::string &service, const Error &error)
{
    const std::string path = "services." + service;
    if (error.reason() == "port_taken") {
        return path + ".ports";
    }
    return error.reason() == "domain_taken" ? path + ".labels." + routing_label::Domain : path;
}

/// The same refusal, naming the place in the Compose files.
Error claimRefused(const std::string &service, const Error &error)
{
    return Error(error.code(), error.reason(), error.message())
        .withRemedy(error.remedy())
        .withField(fieldOfClaim(service, error), error.message());
}

ServiceRecord newRoutedRecord(StackWorkshop &workshop, const CallContext &context, const StackRecord &stack,
                              const std::vector<ServiceRecord> &claimed)
{
    ServiceRecord record;
    record.id = ServiceId(makeUuid());
    record.owner = stack.owner.empty() ? context.actor.name : stack.owner;
    record.createdAt = record.updatedAt = workshop.clock.now();
    auto others = workshop.routing.states.records();
    others.insert(others.end(), claimed.begin(), claimed.end());
    record.addresses = workshop.routing.addresses.reserve(stack.id.hostId, others);
    return record;
}

/// What is taken by others than this stack: within it the reader has looked.
std::vector<ServiceRecord> claimsOfOthers(const StackWorkshop &workshop, const StackId &id)
{
    auto claims = workshop.routing.states.claims();
    std::erase_if(claims, [&id](const ServiceRecord &record) { return stackOfService(record.config) == id; });
    return claims;
}

Task<void> requireFreeRoute(StackWorkshop &workshop, CallContext context, StackId id, std::string service,
                            ServiceConfig config)
{
    try {
        requireNoConflict(config, ServiceId(), claimsOfOthers(workshop, id));
        co_await workshop.routing.caddy.requireFreeHosts(context, hostsOf(config));
    } catch (const Error &error) {
        if (error.code() != ErrorCode::Conflict) {
            throw;
        }
        throw claimRefused(service, error);
    }
}

int routedPort(const ComposeService &service, const ServiceConfig &config, const ImageInfo &image)
{
    try {
        return upstreamPort(config, image);
    } catch (const Error &error) {
        const std::string what = "The image of the service " + service.name + " does not say which port it listens on.";
        throw Error(error.code(), error.reason(), what)
            .withRemedy(std::string("Set the label ") + routing_label::Port + " to the port inside the container.")
            .withField("services." + service.name + ".labels." + routing_label::Port, what);
    }
}

void decideReplacement(const StackPlanFacts &facts, const ComposeService &service, RoutedTarget &target)
{
    const bool isNew = target.before.revision == 0;
    target.isReplaced = isNew || target.record.config != target.before.config
        || target.record.resolvedPort != target.before.resolvedPort || !whyReplaced(facts, service).empty();
    if (!target.isReplaced) {
        return;
    }
    ++target.record.revision;
    target.record.liveColour = isNew ? target.before.liveColour : otherColour(target.before.liveColour);
    target.isBeside = !target.liveId.empty() && whyNotBeside(service, facts.next).empty();
}

std::vector<Container> ofService(const std::vector<Container> &containers, const ServiceId &id)
{
    std::vector<Container> found;
    std::ranges::copy_if(containers, std::back_inserter(found), [&id](const Container &container) {
        const auto label = container.labels.find(label::Service);
        return label != container.labels.end() && label->second == id.value;
    });
    return found;
}

} // namespace

std::vector<ServiceRecord> routedRecords(const StackWorkshop &workshop, const StackId &id)
{
    auto records = workshop.routing.states.records();
    std::erase_if(records, [&id](const ServiceRecord &record) { return stackOfService(record.config) != id; });
    return records;
}

std::vector<ServiceRecord> routedOf(const StateService &states, const StackId &id)
{
    std::vector<ServiceRecord> records;
    for (const auto &service : states.all()) {
        if (service->record.revision > 0 && stackOfService(service->record.config) == id) {
            records.push_back(states.inForce(service->record.id));
        }
    }
    return records;
}

Task<std::vector<ServiceRecord>> claimRoutes(StackWorkshop &workshop, CallContext context, StackRecord stack,
                                             ComposeReading reading)
{
    const auto known = routedRecords(workshop, stack.id);
    std::vector<ServiceRecord> claims;
    for (const ComposeService &service : reading.services) {
        if (!isThere(service)) {
            continue;
        }
        ServiceConfig config = routedConfig(stack.id, service, reading, workshop.sleepDefaults);
        co_await requireFreeRoute(workshop, context, stack.id, service.name, config);
        const ServiceRecord *before = recordNamed(known, service.name);
        if (before != nullptr && before->config == config) {
            continue;
        }
        ServiceRecord record = before != nullptr ? *before : newRoutedRecord(workshop, context, stack, claims);
        record.config = std::move(config);
        claims.push_back(std::move(record));
    }
    co_return claims;
}

OperationJournal::Also storeClaims(std::shared_ptr<std::vector<ServiceRecord>> records)
{
    return [records = std::move(records)](Repositories &repositories) {
        for (ServiceRecord &record : *records) {
            if (record.version == 0) {
                repositories.services().create(record);
                record.version = 1;
            } else {
                record = repositories.services().update(record);
            }
        }
    };
}

void adoptClaims(StackWorkshop &workshop, const std::vector<ServiceRecord> &records)
{
    for (const ServiceRecord &record : records) {
        workshop.routing.states.adopt(record);
    }
}

Task<void> claimAgain(StackWorkshop &workshop, RunPtr run, StackRecord stack, ComposeReading reading)
{
    const auto creation = co_await workshop.runner.enterCreation(run->context().cancel);
    const auto claims = std::make_shared<std::vector<ServiceRecord>>(
        co_await claimRoutes(workshop, run->context(), std::move(stack), std::move(reading)));
    if (!claims->empty()) {
        co_await workshop.journal.store().write(storeClaims(claims));
        adoptClaims(workshop, *claims);
    }
}

Task<RoutedTargets> routedTargets(StackWorkshop &workshop, CallContext context, StackPlanFacts facts)
{
    RoutedTargets targets;
    const StackId id = facts.record->id;
    IContainerEngine &engine = workshop.engines.engine(id.hostId);
    const auto known = routedRecords(workshop, id);
    for (const ComposeService &service : facts.next.services) {
        const ServiceRecord *record = isThere(service) ? recordNamed(known, service.name) : nullptr;
        if (record == nullptr) {
            continue;
        }
        RoutedTarget target;
        target.service = service.name;
        target.before = record->revision > 0 ? workshop.routing.states.inForce(record->id) : *record;
        target.record = *record;
        target.record.config = routedConfig(id, service, facts.next, workshop.sleepDefaults);
        if (const auto image = co_await engine.findImage(context, service.image)) {
            target.image = *image;
        }
        target.record.resolvedPort = routedPort(service, target.record.config, target.image);
        const auto live = liveContainer(target.before, ofService(facts.containers, record->id));
        if (live && live->status == ContainerStatus::Running) {
            target.liveId = live->id;
        }
        decideReplacement(facts, service, target);
        targets.push_back(std::move(target));
    }
    co_return co_await reachedNow(workshop, context, id.hostId, std::move(targets));
}

Task<void> clearLeftovers(StackWorkshop &workshop, CallContext context, StackId id, RoutedTargets targets)
{
    IContainerEngine &engine = workshop.engines.engine(id.hostId);
    const auto containers = co_await engine.listContainers(context, compose_label::Project, id.name);
    for (const RoutedTarget &target : targets) {
        const auto own = ofService(containers, target.record.id);
        const auto live = liveContainer(target.before, own);
        for (const Container &container : own) {
            if (!live || container.id != live->id) {
                co_await engine.removeContainer(context, container.id);
            }
        }
    }
}

} // namespace wakedock::core
