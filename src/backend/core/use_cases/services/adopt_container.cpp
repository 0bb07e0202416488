#include "backend/core/use_cases/services/adopt_container.h"

#include "backend/core/domain/rules/adoption.h"
#include "backend/core/domain/rules/container_as_service.h"
#include "backend/core/domain/rules/container_differences.h"
#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/service_address.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/ports/i_engine_objects.h"
#include "backend/core/services/adopting_engines.h"
#include "backend/core/services/engine_objects.h"
#include "backend/core/use_cases/services/service_workshop.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/uuid.h"

#include <utility>

namespace wakedock::core {

namespace {

/// The step that takes the container to where Caddy reaches it; the others are a deployment's.
constexpr const char *connectStep = "connect";

std::vector<std::string> adoptionSteps()
{
    return {deploy_step::Validate,    deploy_step::Record,       connectStep,
            deploy_step::WaitHealthy, deploy_step::PublishRoute, deploy_step::MarkRunning};
}

ServiceConfig adoptedConfig(ServiceConfig config, const AdoptRequest &request)
{
    config.name = request.name.value_or(config.name);
    config.hostId = request.hostId;
    config.description = request.description;
    config.domain = request.domain;
    config.aliases = request.aliases;
    config.upstreamPort = request.upstreamPort;
    config.tls = request.tls;
    return normalised(std::move(config));
}

void requireMayHold(const CallContext &context, const ContainerDetail &container)
{
    if (const auto powers = hostPowers(container);
        !powers.empty() && !allows(context.actor.role, permission::ServicePrivileged)) {
        throw Error(ErrorCode::Forbidden, "privileged_container",
                    powers.front() + " That needs the permission service:privileged.")
            .withRemedy("Ask an administrator to adopt it.");
    }
}

/// Somebody else asked for the same container a moment ago.
void requireUnclaimed(const StateService &states, const std::string &containerId)
{
    if (const auto adopter = states.adopterOf(containerId)) {
        throw Error(ErrorCode::Conflict, "belongs_to_service",
                    "The container is being adopted as the service " + adopter->record.config.name + ".")
            .withRemedy("Look at that service.")
            .withContext("service", adopter->record.config.name)
            .withContext("service_id", adopter->record.id.value);
    }
}

/// What the container itself says counts more than its image: it listens and is checked as it was made.
ImageInfo imageAsRun(const std::optional<ImageInfo> &known, const ContainerDetail &container)
{
    ImageInfo image = known.value_or(ImageInfo());
    image.id = image.id.empty() ? container.seen.imageId : image.id;
    image.exposedPorts = container.exposedPorts;
    image.hasHealthCheck = container.seen.health != ContainerHealth::None;
    return image;
}

/// What the work knows of the container; read before it began.
struct AdoptionPlan {
    ContainerDetail container;
    ImageInfo image;
};

/// @param ip where its host is reached; empty where addresses are pinned or nobody is to reach it
ServiceRecord adoptedRecord(ServiceWorkshop &workshop, const CallContext &context, ServiceConfig config,
                            const AdoptionPlan &plan, const std::string &ip)
{
    const ContainerDetail &container = plan.container;
    ServiceRecord record;
    record.id = ServiceId(makeUuid());
    record.config = std::move(config);
    record.owner = context.actor.name;
    record.liveColour = adoptedColour;
    record.adoptedContainerId = container.seen.id;
    record.createdAt = record.updatedAt = workshop.clock.now();
    const HostId host = record.config.hostId;
    record.addresses = workshop.addresses.reserve(host, workshop.states.records());
    if (record.config.domain.empty()) {
        return record;
    }
    record.resolvedPort = upstreamPort(record.config, plan.image);
    if (workshop.addresses.pinsAddresses(host)) {
        requireJoinable(container, workshop.addresses.network().name);
    } else {
        record.addresses = reachedAt(record.addresses, otherColour(adoptedColour), ip);
        record.addresses.a = publishedAddress(container, *record.resolvedPort, ip);
    }
    return record;
}

Task<void> takeToItsAddress(ServiceWorkshop &workshop, RunPtr run, ServiceRecord record, AdoptionPlan plan)
{
    if (record.config.domain.empty()) {
        run->skip(connectStep, "The service has no domain.");
        run->skip(deploy_step::WaitHealthy, "The container runs already.");
        co_return;
    }
    co_await run->begin(connectStep);
    co_await workshop.converge.reach(run->context(), record, plan.container.seen);
    co_await workshop.bringUp.waitUntilReady(run, record, plan.container.seen.id, plan.image);
}

Task<std::shared_ptr<const Service>> adoptIt(ServiceWorkshop &workshop, AdoptingEngines &engines, RunPtr run,
                                             AdoptionPlan plan)
{
    const std::string containerId = plan.container.seen.id;
    workshop.states.beginOperation(run->operation().serviceId, ServiceStatus::Deploying);
    ServiceRecord record = co_await readRecord(workshop.journal, run->operation().serviceId);
    const auto proxy = workshop.caddy.status();
    run->setPublicAddress(publicAddress(record.config, proxy.httpPort, proxy.httpsPort));
    co_await takeToItsAddress(workshop, run, record, plan);
    co_await workshop.routes.publish(run, record);
    co_await run->begin(deploy_step::MarkRunning);
    record = co_await workshop.routes.putInForce(run, record, exactReference(plan.image));

    // In force: what follows only looks again, and a failing engine takes nothing back.
    co_await settle(workshop.converge.refresh(run->undoContext(), record));
    co_await settle(engines.tellAgain(run->undoContext(), record.config.hostId, containerId));
    run->undoContext().cancel.throwIfCancelled();
    co_return workshop.states.find(record.id);
}

/// An adoption that failed leaves the container as it was, and nothing else.
Task<OperationRunner::Undone> giveItBack(ServiceWorkshop &workshop, RunPtr run)
{
    const ServiceId id = run->operation().serviceId;
    const ServiceRecord record = co_await readRecord(workshop.journal, id);
    if (isInForce(run->operation().intent, record)) {
        const auto leaveIt = backToRevisionInForce(workshop);
        co_return co_await leaveIt(run);
    }
    OperationRunner::Undone undone;
    undone.sentences =
        co_await workshop.converge.toNothing(run->undoContext(), record, run->operation().id, record.adoptedContainerId);
    undone.sentences.push_back("Removed the service " + record.config.name + "; the container runs as before.");
    undone.also = [id](Repositories &repositories) { repositories.services().remove(id); };
    undone.afterCommit = [&workshop, id] { workshop.states.forget(id); };
    co_return undone;
}

OperationIntent adoptionIntent(const ContainerDetail &container)
{
    OperationIntent intent;
    intent.targetRevision = adoptedRevision;
    intent.colour = adoptedColour;
    intent.containerName = container.seen.name;
    intent.firstDeployment = true;
    return intent;
}

} // namespace

AdoptContainer::AdoptContainer(ServiceWorkshop &workshop, EngineObjects &objects, AdoptingEngines &engines,
                               SleepPolicy sleep)
    : m_workshop(workshop)
    , m_objects(objects)
    , m_engines(engines)
    , m_sleep(std::move(sleep))
{
}

Task<Adoption> AdoptContainer::execute(CallContext context, AdoptRequest request)
{
    ServiceWorkshop &workshop = m_workshop;
    AdoptingEngines &engines = m_engines;
    requirePermission(context.actor, permission::ServicesCreate);
    const std::string id = m_objects.container(request.hostId, request.container).container.id;
    AdoptionPlan plan;
    plan.container = co_await engines.objects(request.hostId).describeContainer(context, id);
    requireMayHold(context, plan.container);
    plan.image =
        imageAsRun(co_await engines.engine(request.hostId).findImage(context, plan.container.seen.imageId), plan.container);
    const ContainerAsService read = containerAsService(plan.container);

    // As for a deployment: two requests at once cannot both find the container, the name or the domain free.
    const auto creation = co_await workshop.runner.enterCreation(context.cancel);
    requireAdoptable(m_objects.owned(plan.container.seen));
    requireUnclaimed(workshop.states, id);
    ServiceConfig config = adoptedConfig(read.config, request);
    config.sleep = m_sleep;
    requireDeployable(workshop, context, config, {});
    co_await workshop.caddy.requireFreeHosts(context, hostsOf(config));
    std::string ip;
    if (!config.domain.empty() && !workshop.addresses.pinsAddresses(config.hostId)) {
        ip = co_await workshop.addresses.addressOf(context, config.hostId);
    }
    ServiceRecord record = adoptedRecord(workshop, context, std::move(config), plan, ip);

    Operation operation = operationOn(OperationKind::Adopt, record);
    operation.intent = adoptionIntent(plan.container);
    auto store = [record](Repositories &repositories) { repositories.services().create(record); };
    const RunPtr run =
        co_await workshop.journal.open(context, std::move(operation), adoptionSteps(), true, std::move(store));
    run->markDone({deploy_step::Validate, deploy_step::Record});
    record.version = 1;
    workshop.states.adopt(std::move(record));
    Adoption adoption;
    adoption.notes = read.notes;
    adoption.ticket = workshop.runner.start(
        run, [&workshop, &engines, plan](RunPtr started) { return adoptIt(workshop, engines, std::move(started), plan); },
        [&workshop](RunPtr failed) { return giveItBack(workshop, std::move(failed)); });
    co_return Adoption(std::move(adoption));
}

} // namespace wakedock::core
