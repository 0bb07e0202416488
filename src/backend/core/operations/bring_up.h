#pragma once

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/operations/container_maker.h"
#include "backend/core/operations/converge.h"
#include "backend/core/operations/readiness_wait.h"
#include "backend/core/operations/route_switch.h"
#include "backend/core/operations/running_operation.h"
#include "backend/core/services/state_service.h"
#include "backend/shared/async/task.h"

#include <memory>

namespace wakedock::core {

/// Brings a recorded configuration up: pull, create, start, wait until healthy, publish the route, mark running, and
/// only then the old container goes. The same for the first deployment and every later one. Hold the service's lane.
class BringUp
{
public:
    BringUp(IEngines &engines, ContainerMaker &maker, ReadinessWait &readiness, RouteSwitch &routes, StateService &states);

    /// @param record as committed, with the intent of `run` decided
    /// @param exactImage digest or id to make it from instead of what the configuration names; empty = that
    /// @return the service as it then runs
    Task<std::shared_ptr<const Service>> execute(RunPtr run, ServiceRecord record, std::string exactImage = {});
    /// Starts a container that exists and waits until it is ready by its configuration's plan.
    Task<void> startAndWait(RunPtr run, ServiceRecord record, std::string containerId, ImageInfo image);
    /// Waits until a container that runs is ready by its configuration's plan.
    Task<void> waitUntilReady(RunPtr run, ServiceRecord record, std::string containerId, ImageInfo image);

private:
    struct Started {
        ServiceRecord record; ///< With the addresses it came to have.
        std::string containerId;
    };
    /// Where a reserved port turns out to be taken, another one is tried: of another machine's that is only seen so.
    Task<Started> makeAndStart(RunPtr run, ServiceRecord record, ImageInfo image, std::string exactImage);
    Task<void> makeRoomForFixedPorts(RunPtr run, ServiceRecord record);

    IEngines &m_engines;
    ContainerMaker &m_maker;
    ReadinessWait &m_readiness;
    RouteSwitch &m_routes;
    StateService &m_states;
};

} // namespace wakedock::core
