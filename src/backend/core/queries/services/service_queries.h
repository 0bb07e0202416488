#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/container.h"
#include "backend/core/domain/deployment.h"
#include "backend/core/domain/service.h"
#include "backend/core/repositories/i_store.h"
#include "backend/shared/async/task.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::core {

class MonitoringService;
class StateService;

/// All services at one moment. `version` changes with every change of any of them: whoever keeps a rendering of the
/// list keeps it by this number. `seq` is the last event that is already in it.
struct ServiceList {
    std::uint64_t version = 0;
    std::uint64_t seq = 0;
    std::vector<std::shared_ptr<const Service>> services; ///< By name.
};

/// Needs `services:read`. Never touches the database or the engine.
class ListServices
{
public:
    explicit ListServices(StateService &states);
    Task<ServiceList> execute(CallContext context);
    /// The number the next execute() would give, without building the list.
    [[nodiscard]] std::uint64_t version() const;

private:
    StateService &m_states;
};

/// By id or by name. Needs `services:read`. @throws Error NotFound
class GetService
{
public:
    explicit GetService(StateService &states);
    Task<std::shared_ptr<const Service>> execute(CallContext context, std::string idOrName);

private:
    StateService &m_states;
};

/// Latest usage by service; services that do not run are missing. Needs `services:read`.
class GetUsage
{
public:
    explicit GetUsage(MonitoringService &monitoring);
    Task<std::shared_ptr<const std::map<ServiceId, ContainerUsage>>> execute(CallContext context);

private:
    MonitoringService &m_monitoring;
};

struct ListDeploymentsRequest {
    ServiceId serviceId; ///< Also of a service that is gone.
    Page page;
};

/// Newest first. Needs `services:read`.
class ListDeployments
{
public:
    explicit ListDeployments(IStore &store);
    Task<std::vector<Deployment>> execute(CallContext context, ListDeploymentsRequest request);

private:
    IStore &m_store;
};

struct ListRevisionsRequest {
    ServiceId serviceId;
    Page page;
};

/// The configurations that were in force, newest first. Needs `services:read`.
class ListRevisions
{
public:
    explicit ListRevisions(IStore &store);
    Task<std::vector<Revision>> execute(CallContext context, ListRevisionsRequest request);

private:
    IStore &m_store;
};

} // namespace wakedock::core
