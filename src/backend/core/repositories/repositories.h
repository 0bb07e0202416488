#pragma once

#include "backend/core/domain/audit_entry.h"
#include "backend/core/domain/deployment.h"
#include "backend/core/domain/host.h"
#include "backend/core/domain/operation.h"
#include "backend/core/domain/service.h"
#include "backend/core/domain/user.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// A part of a list, newest first. `before` is the cursor of the previous page: the id of its last item (the number of a
/// revision). A cursor that belongs to no item is an Error Invalid (`cursor_unknown`).
struct Page {
    static constexpr int MaxLimit = 500;
    int limit = 50; ///< Clamped to 1..MaxLimit.
    std::string before;
};

/// Entities with id and version. Only usable inside a closure given to IStore, on its thread.
/// update: optimistic lock, the entity's version must be the stored one; it is raised by one and returned.
/// @throws Error NotFound, PreconditionFailed (`version_changed`), Conflict (`name_taken`, `username_taken`)
template <class Entity, class EntityId>
class IRepository
{
public:
    virtual ~IRepository() = default;
    /// Stores it with version 1. @return the entity as stored. Lists are in the order of names.
    virtual Entity create(Entity entity) = 0;
    virtual std::optional<Entity> find(const EntityId &id) = 0;
    virtual std::vector<Entity> list() = 0;
    virtual Entity update(Entity entity) = 0;
    /// Succeeds when it is gone already.
    virtual void remove(const EntityId &id) = 0;
};

class IServiceRepository : public IRepository<ServiceRecord, ServiceId>
{
public:
    virtual std::optional<ServiceRecord> findByName(const std::string &name) = 0;
    virtual void addRevision(const Revision &revision) = 0;
    virtual std::optional<Revision> findRevision(const ServiceId &id, std::int64_t number) = 0;
    /// Newest first.
    virtual std::vector<Revision> revisions(const ServiceId &id, Page page) = 0;
};

class IUserRepository : public IRepository<User, UserId>
{
public:
    virtual std::optional<User> findByName(const std::string &username) = 0;
    virtual bool anyAdmin() = 0;
    /// An observation, not a change: the version stays. @throws Error NotFound
    virtual void recordLogin(const UserId &id, Timestamp at) = 0;
};

class ISessionRepository
{
public:
    virtual ~ISessionRepository() = default;
    virtual void create(const Session &session) = 0;
    virtual std::optional<Session> find(const SessionId &id) = 0;
    virtual std::vector<Session> listOf(const UserId &user) = 0;
    /// Replaces it whole. @throws Error NotFound
    virtual void update(const Session &session) = 0;
    virtual void removeExpired(Timestamp now) = 0;
};

/// Hosts but the local one, which is not stored. @throws Conflict `name_taken`
class IHostRepository : public IRepository<Host, HostId>
{
};

/// Deployments outlive their service.
class IDeploymentRepository
{
public:
    virtual ~IDeploymentRepository() = default;
    virtual void create(const Deployment &deployment) = 0;
    virtual void update(const Deployment &deployment) = 0;
    virtual std::optional<Deployment> find(const DeploymentId &id) = 0;
    /// Of one service (also one that is gone), newest first.
    virtual std::vector<Deployment> listOf(const ServiceId &service, Page page) = 0;
};

/// The journal: intents first, results later.
class IOperationRepository
{
public:
    virtual ~IOperationRepository() = default;
    virtual void create(const Operation &operation) = 0;
    virtual void update(const Operation &operation) = 0;
    virtual std::optional<Operation> find(const OperationId &id) = 0;
    /// Newest first.
    virtual std::vector<Operation> list(Page page) = 0;
    /// Queued or running: after a start, those a crash interrupted.
    virtual std::vector<Operation> unfinished() = 0;
};

class IAuditLog
{
public:
    virtual ~IAuditLog() = default;
    /// Fills id and hash.
    virtual void append(AuditEntry entry) = 0;
    virtual std::vector<AuditEntry> list(Page page) = 0;
    /// True when no entry was changed or taken out.
    virtual bool verify() = 0;
};

/// Small values by name: instance id, signing keys' ids, window state.
class ISettingRepository
{
public:
    virtual ~ISettingRepository() = default;
    virtual std::optional<std::string> find(const std::string &key) = 0;
    virtual void set(const std::string &key, const std::string &value) = 0;
};

class ICertificateRepository; // i_certificate_repository.h
class IOperatorRouteRepository; // i_operator_route_repository.h
class IRegistryRepository; // i_registry_repository.h
class IRequestHourRepository; // i_request_hour_repository.h
class ITrafficRepository; // i_traffic_repository.h
class IWakeLedger; // i_wake_ledger.h
class IServiceActivityRepository; // i_service_activity_repository.h

/// Everything stored, within one transaction.
class Repositories
{
public:
    virtual ~Repositories() = default;
    virtual IServiceRepository &services() = 0;
    virtual IDeploymentRepository &deployments() = 0;
    virtual IOperationRepository &operations() = 0;
    virtual IHostRepository &hosts() = 0;
    virtual IUserRepository &users() = 0;
    virtual ISessionRepository &sessions() = 0;
    virtual IAuditLog &audit() = 0;
    virtual ISettingRepository &settings() = 0;
    virtual IRegistryRepository &registries() = 0;
    virtual ICertificateRepository &certificates() = 0;
    virtual IOperatorRouteRepository &operatorRoutes() = 0;
    virtual IWakeLedger &wakes() = 0;
    virtual ITrafficRepository &traffic() = 0;
    virtual IRequestHourRepository &requestHours() = 0;
    virtual IServiceActivityRepository &activity() = 0;
};

} // namespace wakedock::core
