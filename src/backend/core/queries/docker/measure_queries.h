#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/engine_objects.h"
#include "backend/core/ports/i_container_engine.h"
#include "backend/shared/async/task.h"

#include <map>
#include <memory>
#include <string>

namespace wakedock::core {

class MonitoringService;

/// Latest usage of the local engine's running containers, by id; from memory. Needs `containers:read`.
class GetContainerUsage
{
public:
    explicit GetContainerUsage(const MonitoringService &monitoring);
    Task<std::shared_ptr<const std::map<std::string, ContainerUsage>>> execute(CallContext context);

private:
    const MonitoringService &m_monitoring;
};

/// How much is on the volumes of an engine, by name; one that the engine cannot measure is missing. Costs the engine
/// seconds where much is on them, so only ever on request. Needs `volumes:read`.
class MeasureVolumes
{
public:
    explicit MeasureVolumes(IEngines &engines);
    /// @throws Error NotFound (host), Unavailable, Timeout, Forbidden
    Task<std::map<std::string, std::int64_t>> execute(CallContext context, HostId host);

private:
    IEngines &m_engines;
};

} // namespace wakedock::core
