#pragma once

#include "backend/core/operations/bring_up.h"
#include "backend/core/operations/converge.h"
#include "backend/core/operations/operation_journal.h"
#include "backend/core/operations/operation_runner.h"
#include "backend/core/operations/route_switch.h"
#include "backend/core/ports/i_address_book.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_container_engine.h"
#include "backend/core/ports/i_snippet_trial.h"
#include "backend/core/services/caddy_service.h"
#include "backend/core/services/state_service.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace wakedock::core {

/// The tools every use case on a service works with; made once, by the composition root.
struct ServiceWorkshop {
    StateService &states;
    CaddyService &caddy;
    OperationJournal &journal;
    OperationRunner &runner;
    BringUp &bringUp;
    Converge &converge;
    RouteSwitch &routes;
    IEngines &engines;
    IAddressBook &addresses;
    IClock &clock;
    ISnippetTrial &snippets;
};

/// @throws Error NotFound (`service_not_found`), Conflict (`belongs_to_stack`): its stack is changed instead
std::shared_ptr<const Service> requireService(const StateService &states, const ServiceId &id);

/// The same for what is done to services of stacks, too. @throws Error NotFound (`service_not_found`)
std::shared_ptr<const Service> requireKnown(const StateService &states, const ServiceId &id);

/// @throws Error PreconditionFailed (`version_changed`) when `expected` is not the record's version
void requireVersion(const ServiceRecord &record, const std::optional<std::int64_t> &expected);

/// @throws Error Invalid (`invalid_service`) naming every field that breaks a rule, and a host nobody knows
void requireRules(const IEngines &engines, const ServiceConfig &config);

/// @throws Error Invalid (`invalid_service`) naming every `depends_on` of nobody, of itself or in a circle, and a new name
/// of a service that others need by its old one
void requireNeeds(const StateService &states, const ServiceId &self, const ServiceConfig &config);

/// Volumes do not move, so no service does. @throws Error Invalid (`host_fixed`) on `host_id`
void requireSameHost(const ServiceRecord &record, const ServiceConfig &config);

/// The checks of a configuration that ask no engine: rules, sensitive mounts, conflicts with other services.
/// @throws Error Invalid (fields), Forbidden, Conflict
void requireDeployable(const ServiceWorkshop &workshop, const CallContext &context, const ServiceConfig &config,
                       const ServiceId &self);

/// The record as the database has it now; use it after entering the lane. @throws Error NotFound
Task<ServiceRecord> readRecord(OperationJournal &journal, ServiceId id);

/// @throws Error NotFound (`revision_not_found`)
Task<Revision> readRevision(OperationJournal &journal, ServiceId id, std::int64_t number);

/// The image of a revision, as exactReference() gave it. @throws Error Conflict (`image_unknown`) when it was not recorded
std::string exactImageOf(const Revision &revision);

/// Commits a record and tells StateService. @return it as stored
Task<ServiceRecord> storeRecord(ServiceWorkshop &workshop, ServiceRecord record);

/// Brings the service back to its revision in force, or leaves it where the operation has brought that into force
/// already. What most operations are undone with; nothing where the service is gone.
OperationRunner::Undo backToRevisionInForce(ServiceWorkshop &workshop);

/// What a container deployment is about to make, decided in the lane.
OperationIntent nextIntent(const ServiceRecord &record, std::optional<ServiceConfig> previousConfig);

/// The nine steps of a deployment, in order.
std::vector<std::string> deploymentSteps();

/// An operation on a service, to be opened in the journal.
Operation operationOn(OperationKind kind, const ServiceRecord &record);

} // namespace wakedock::core
