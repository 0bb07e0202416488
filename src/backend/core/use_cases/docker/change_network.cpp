#include "backend/core/use_cases/docker/change_network.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/shared/exceptions/error.h"

namespace wakedock::core {

CreateNetwork::CreateNetwork(ObjectDesk desk) : m_desk(desk) { }

Task<NetworkSummary> CreateNetwork::execute(CallContext context, HostId host, NetworkSpec spec)
{
    ObjectDesk desk = m_desk;
    requirePermission(context.actor, permission::NetworksCreate);
    co_await recordObject(desk, context, "network.create", spec.name);
    const NetworkSummary made = co_await desk.engines.objects(host).createNetwork(context, spec);
    desk.objects.adopt(host, made);
    co_return NetworkSummary(made);
}

RemoveNetwork::RemoveNetwork(ObjectDesk desk) : m_desk(desk) { }

Task<void> RemoveNetwork::execute(CallContext context, HostId host, std::string ref)
{
    ObjectDesk desk = m_desk;
    requirePermission(context.actor, permission::NetworksDelete);
    const NetworkSummary network = desk.objects.network(host, ref);
    if (network.labels.contains(label::Managed) && !network.labels.contains(label::Service)) {
        throw Error(ErrorCode::Conflict, "network_in_use",
                    "The network " + network.name + " is WakeDock's own: services are reached over it.")
            .withRemedy("Leave it; it costs nothing.");
    }
    refuseUsed("The network " + network.name, "network_in_use", network.usedBy);
    co_await recordObject(desk, context, "network.remove", network.name);
    co_await desk.engines.objects(host).removeNetwork(context, network.id);
    desk.objects.forget(host, ObjectKind::Networks, network.id);
}

} // namespace wakedock::core
