#include "backend/core/queries/services/service_queries.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/services/monitoring_service.h"
#include "backend/core/services/state_service.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {

ListServices::ListServices(StateService &states) : m_states(states) { }

Task<ServiceList> ListServices::execute(CallContext context)
{
    requirePermission(context.actor, permission::ServicesRead);
    co_return ServiceList{m_states.version(), m_states.lastSeq(), m_states.all()};
}

std::uint64_t ListServices::version() const
{
    return m_states.version();
}

GetService::GetService(StateService &states) : m_states(states) { }

Task<std::shared_ptr<const Service>> GetService::execute(CallContext context, std::string idOrName)
{
    requirePermission(context.actor, permission::ServicesRead);
    auto service = m_states.find(ServiceId(idOrName));
    if (!service) {
        service = m_states.findByName(idOrName);
    }
    if (!service) {
        throw Error(ErrorCode::NotFound, "service_not_found", "There is no service with this id or name.")
            .withRemedy("List the services; it may have been removed or renamed.");
    }
    co_return service;
}

GetUsage::GetUsage(MonitoringService &monitoring) : m_monitoring(monitoring) { }

Task<std::shared_ptr<const std::map<ServiceId, ContainerUsage>>> GetUsage::execute(CallContext context)
{
    requirePermission(context.actor, permission::ServicesRead);
    co_return m_monitoring.latest();
}

ListDeployments::ListDeployments(IStore &store) : m_store(store) { }

Task<std::vector<Deployment>> ListDeployments::execute(CallContext context, ListDeploymentsRequest request)
{
    requirePermission(context.actor, permission::ServicesRead);
    co_return co_await m_store.read([request](Repositories &repositories) {
        return repositories.deployments().listOf(request.serviceId, request.page);
    });
}

ListRevisions::ListRevisions(IStore &store) : m_store(store) { }

Task<std::vector<Revision>> ListRevisions::execute(CallContext context, ListRevisionsRequest request)
{
    requirePermission(context.actor, permission::ServicesRead);
    co_return co_await m_store.read([request](Repositories &repositories) {
        return repositories.services().revisions(request.serviceId, request.page);
    });
}

} // namespace wakedock::core
