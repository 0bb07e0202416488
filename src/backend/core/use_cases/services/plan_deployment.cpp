#include "backend/core/use_cases/services/plan_deployment.h"

#include "backend/core/domain/rules/adoption.h"
#include "backend/core/domain/rules/container_as_service.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/ports/i_engine_objects.h"
#include "backend/core/use_cases/services/service_snippet.h"
#include "backend/core/use_cases/services/service_workshop.h"
#include "backend/shared/async/settle.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

namespace wakedock::core {

namespace {

using std::chrono::milliseconds;

std::string_view permissionFor(const PlanRequest &request)
{
    if (!request.config || request.revision) {
        return permission::ServicesRead;
    }
    return request.id ? permission::ServicesUpdate : permission::ServicesCreate;
}

/// From the container's start until it was healthy, of the newest deployment that went well.
std::optional<milliseconds> lastStart(const std::vector<Deployment> &deployments)
{
    const auto last = std::ranges::find(deployments, RunStatus::Succeeded, &Deployment::status);
    if (last == deployments.end()) {
        return std::nullopt;
    }
    milliseconds taken{0};
    for (const Step &step : last->steps) {
        const bool counts = step.name == deploy_step::Start || step.name == deploy_step::WaitHealthy;
        if (counts && step.startedAt && step.finishedAt) {
            taken += std::chrono::duration_cast<milliseconds>(*step.finishedAt - *step.startedAt);
        }
    }
    return taken;
}

/// What is asked for, and of which service.
Task<PlanFacts> wishOf(ServiceWorkshop &workshop, PlanRequest request)
{
    PlanFacts facts;
    facts.id = request.id.value_or(ServiceId());
    if (request.revision) {
        Revision revision = co_await readRevision(workshop.journal, facts.id, *request.revision);
        facts.imageReference = exactImageOf(revision);
        facts.wished = std::move(revision.config);
        facts.isRollback = true;
        co_return PlanFacts(std::move(facts));
    }
    const bool wasGiven = request.config.has_value();
    facts.wished =
        wasGiven ? normalised(std::move(*request.config)) : requireService(workshop.states, facts.id)->record.config;
    facts.imageReference = facts.wished.image;
    facts.isChange = wasGiven && !facts.id.isEmpty();
    co_return PlanFacts(std::move(facts));
}

void addKnown(ServiceWorkshop &workshop, PlanFacts &facts)
{
    if (!facts.id.isEmpty() && requireService(workshop.states, facts.id)->record.revision > 0) {
        facts.inForce = workshop.states.inForce(facts.id);
        facts.containers = workshop.states.containersOf(facts.id);
    }
    const HostId &host = facts.wished.hostId;
    facts.hostName = workshop.addresses.nameOf(host);
    facts.ownNetwork = workshop.addresses.pinsAddresses(host) ? workshop.addresses.network().name : std::string();
    facts.proxy = workshop.caddy.status();
}

Task<PlanFacts> withEngine(ServiceWorkshop &workshop, CallContext context, PlanFacts facts)
{
    IContainerEngine &engine = workshop.engines.engine(facts.wished.hostId);
    facts.image = co_await engine.findImage(context, facts.imageReference);
    facts.volumes = co_await engine.listVolumes(context, {}, {});
    facts.networks = co_await engine.listNetworks(context, {}, {});
    co_return PlanFacts(std::move(facts));
}

/// What is lost with a container that WakeDock did not make; nothing where there is none, or it is gone in this moment.
Task<std::vector<std::string>> adoptedNotes(ServiceWorkshop &workshop, CallContext context, HostId host,
                                            std::vector<Container> containers)
{
    const auto adopted = std::ranges::find_if(containers, isAdopted);
    if (adopted == containers.end()) {
        co_return std::vector<std::string>();
    }
    const auto described = co_await settle(workshop.engines.objects(host).describeContainer(context, adopted->id));
    co_return described.failure ? std::vector<std::string>() : containerAsService(*described.value).notes;
}

} // namespace

PlanDeployment::PlanDeployment(ServiceWorkshop &workshop) : m_workshop(workshop) { }

Task<DeploymentPlan> PlanDeployment::execute(CallContext context, PlanRequest request)
{
    ServiceWorkshop &workshop = m_workshop;
    requirePermission(context.actor, permissionFor(request));
    PlanFacts facts = co_await wishOf(workshop, std::move(request));
    const ServiceConfig recorded =
        facts.id.isEmpty() ? ServiceConfig() : requireService(workshop.states, facts.id)->record.config;
    if (facts.isRollback) {
        requireSnippetRight(context.actor, facts.wished, recorded);
    } else {
        facts.wished = co_await withSnippet(workshop.snippets, context, std::move(facts.wished), recorded);
    }
    requireRules(workshop.engines, facts.wished);
    requireNeeds(workshop.states, facts.id, facts.wished);
    if (!facts.id.isEmpty()) {
        requireSameHost(requireService(workshop.states, facts.id)->record, facts.wished);
    }
    requireNoConflict(facts.wished, facts.id, workshop.states.claims());
    co_await workshop.caddy.requireFreeHosts(context, hostsOf(facts.wished));
    facts = co_await withEngine(workshop, context, std::move(facts));
    addKnown(workshop, facts);
    facts.adoptedNotes = co_await adoptedNotes(workshop, context, facts.wished.hostId, facts.containers);
    if (facts.inForce) {
        auto deployments = co_await workshop.journal.store().read(
            [id = facts.id](Repositories &repositories) { return repositories.deployments().listOf(id, {}); });
        facts.lastStart = lastStart(deployments);
    }
    co_return deploymentPlan(facts);
}

} // namespace wakedock::core
