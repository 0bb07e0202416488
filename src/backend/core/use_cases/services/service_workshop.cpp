#include "backend/core/use_cases/services/service_workshop.h"

#include "backend/core/domain/rules/dependency_rules.h"
#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/domain/rules/stack_routing.h"
#include "backend/core/domain/rules/stack_rules.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/uuid.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace wakedock::core {

namespace {

Error serviceGone()
{
    return Error(ErrorCode::NotFound, "service_not_found", "There is no such service.")
        .withRemedy("List the services; it may have been removed or renamed.");
}

Task<std::optional<ServiceRecord>> findRecord(OperationJournal &journal, ServiceId id)
{
    co_return co_await journal.store().read([id](Repositories &repositories) { return repositories.services().find(id); });
}

Task<OperationRunner::Undone> convergeBack(ServiceWorkshop &workshop, RunPtr run)
{
    OperationRunner::Undone undone;
    const auto found = co_await findRecord(workshop.journal, run->operation().serviceId);
    if (!found) {
        co_return undone;
    }
    ServiceRecord record = *found;
    const OperationIntent &intent = run->operation().intent;
    const bool stands = isInForce(intent, record);
    if (intent.previousConfig && !stands) {
        record.config = *intent.previousConfig;
        record.updatedAt = workshop.clock.now();
        record = co_await storeRecord(workshop, std::move(record));
        undone.sentences.emplace_back("Put the previous configuration back.");
    }
    auto done = co_await workshop.converge.toRevisionInForce(run->undoContext(), record,
                                                             stands ? OperationId() : run->operation().id);
    std::ranges::move(done, std::back_inserter(undone.sentences));
    undone.standing = stands ? workshop.states.find(record.id) : nullptr;
    co_return undone;
}

} // namespace

std::shared_ptr<const Service> requireKnown(const StateService &states, const ServiceId &id)
{
    auto service = states.find(id);
    if (!service) {
        throw serviceGone();
    }
    return service;
}

std::shared_ptr<const Service> requireService(const StateService &states, const ServiceId &id)
{
    auto service = requireKnown(states, id);
    if (const auto stack = stackOfService(service->record.config)) {
        throw Error(ErrorCode::Conflict, "belongs_to_stack",
                    "The service " + service->record.config.name + " belongs to the stack " + stackIdText(*stack) + ".")
            .withRemedy("Change, start or stop the stack; its files say what this service is.")
            .withContext("stack", stackIdText(*stack));
    }
    return service;
}

void requireVersion(const ServiceRecord &record, const std::optional<std::int64_t> &expected)
{
    if (expected && *expected != record.version) {
        throw Error(ErrorCode::PreconditionFailed, "version_changed",
                    "The service was changed by somebody else in the meantime.")
            .withRemedy("Read it again and repeat your change on what is there now.");
    }
}

void requireRules(const IEngines &engines, const ServiceConfig &config)
{
    auto problems = brokenRules(config);
    const auto hosts = engines.hosts();
    if (std::ranges::find(hosts, config.hostId) == hosts.end()) {
        problems.push_back({"host_id", "There is no such host. The hosts are listed in /hosts."});
    }
    if (!problems.empty()) {
        throw Error(ErrorCode::Invalid, "invalid_service", "This service cannot be deployed as it is described.")
            .withRemedy("Correct the fields that are named.")
            .withFields(std::move(problems));
    }
}

void requireNeeds(const StateService &states, const ServiceId &self, const ServiceConfig &config)
{
    if (auto problems = brokenNeeds(states.all(), self, config); !problems.empty()) {
        throw Error(ErrorCode::Invalid, "invalid_service", "What this service needs, or is needed as, cannot be so.")
            .withRemedy("Correct the fields that are named.")
            .withFields(std::move(problems));
    }
}

void requireSameHost(const ServiceRecord &record, const ServiceConfig &config)
{
    if (record.config.hostId != config.hostId) {
        const std::string what = "The service " + record.config.name + " stays on the host it was made on.";
        throw Error(ErrorCode::Invalid, "host_fixed", what)
            .withRemedy("What its volumes hold does not move by itself: deploy it under another name there, copy its data, "
                        "give the new one the domain and remove this one.")
            .withField("host_id", what);
    }
}

void requireDeployable(const ServiceWorkshop &workshop, const CallContext &context, const ServiceConfig &config,
                       const ServiceId &self)
{
    requireRules(workshop.engines, config);
    requireNeeds(workshop.states, self, config);
    if (const auto mounts = sensitiveMounts(config);
        !mounts.empty() && !allows(context.actor.role, permission::ServicePrivileged)) {
        throw Error(ErrorCode::Forbidden, "privileged_mount",
                    mounts.front() + " That needs the permission service:privileged.")
            .withRemedy("Mount a folder of the service's own, or ask an administrator.");
    }
    requireNoConflict(config, self, workshop.states.claims());
}

Task<ServiceRecord> storeRecord(ServiceWorkshop &workshop, ServiceRecord record)
{
    auto store = [record = std::move(record)](Repositories &repositories) { return repositories.services().update(record); };
    ServiceRecord stored = co_await workshop.journal.store().write(std::move(store));
    workshop.states.adopt(stored);
    co_return stored;
}

Task<ServiceRecord> readRecord(OperationJournal &journal, ServiceId id)
{
    const auto record = co_await findRecord(journal, id);
    if (!record) {
        throw serviceGone();
    }
    co_return *record;
}

Task<Revision> readRevision(OperationJournal &journal, ServiceId id, std::int64_t number)
{
    const auto revision = co_await journal.store().read(
        [id, number](Repositories &repositories) { return repositories.services().findRevision(id, number); });
    if (!revision) {
        throw Error(ErrorCode::NotFound, "revision_not_found", "The service has no revision " + std::to_string(number) + ".")
            .withRemedy("List its revisions; only configurations that were in force have one.");
    }
    co_return *revision;
}

std::string exactImageOf(const Revision &revision)
{
    if (revision.imageDigest.empty()) {
        throw Error(ErrorCode::Conflict, "image_unknown",
                    "It was not recorded which image exactly revision " + std::to_string(revision.number) + " ran.")
            .withRemedy("Change the service to that image yourself.");
    }
    return revision.imageDigest;
}

OperationRunner::Undo backToRevisionInForce(ServiceWorkshop &workshop)
{
    return [&workshop](RunPtr run) { return convergeBack(workshop, std::move(run)); };
}

OperationIntent nextIntent(const ServiceRecord &record, std::optional<ServiceConfig> previousConfig)
{
    OperationIntent intent;
    intent.targetRevision = record.revision + 1;
    intent.firstDeployment = record.revision == 0;
    intent.colour = intent.firstDeployment ? record.liveColour : otherColour(record.liveColour);
    intent.containerName = containerName(record.config.name, randomHex(3));
    intent.previousConfig = std::move(previousConfig);
    return intent;
}

std::vector<std::string> deploymentSteps()
{
    return {deploy_step::Validate,     deploy_step::Record,      deploy_step::Pull,
            deploy_step::Create,       deploy_step::Start,       deploy_step::WaitHealthy,
            deploy_step::PublishRoute, deploy_step::MarkRunning, deploy_step::Announce};
}

Operation operationOn(OperationKind kind, const ServiceRecord &record)
{
    Operation operation;
    operation.kind = kind;
    operation.serviceId = record.id;
    operation.serviceName = record.config.name;
    return operation;
}

} // namespace wakedock::core
