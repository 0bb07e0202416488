#include "backend/core/queries/docker/measure_queries.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/ports/i_engine_objects.h"
#include "backend/core/services/monitoring_service.h"

#include <utility>

namespace wakedock::core {

GetContainerUsage::GetContainerUsage(const MonitoringService &monitoring) : m_monitoring(monitoring) { }

Task<std::shared_ptr<const std::map<std::string, ContainerUsage>>> GetContainerUsage::execute(CallContext context)
{
    requirePermission(context.actor, permission::ContainersRead);
    co_return m_monitoring.latestByContainer();
}

MeasureVolumes::MeasureVolumes(IEngines &engines) : m_engines(engines) { }

Task<std::map<std::string, std::int64_t>> MeasureVolumes::execute(CallContext context, HostId host)
{
    requirePermission(context.actor, permission::VolumesRead);
    DiskUsage usage = co_await m_engines.objects(host).diskUsage(context);
    co_return std::move(usage.volumeBytes);
}

} // namespace wakedock::core
