#pragma once

#include "backend/core/operations/lone_operations.h"
#include "backend/core/queries/docker/measure_queries.h"
#include "backend/core/queries/docker/object_queries.h"
#include "backend/core/services/docker_service.h"
#include "backend/core/services/engine_objects.h"
#include "backend/core/services/image_updates.h"
#include "backend/core/services/monitoring_service.h"
#include "backend/core/services/state_service.h"
#include "backend/core/use_cases/docker/change_container.h"
#include "backend/core/use_cases/docker/change_image.h"
#include "backend/core/use_cases/docker/change_network.h"
#include "backend/core/use_cases/docker/change_volume.h"
#include "backend/core/use_cases/docker/check_images.h"
#include "backend/core/use_cases/docker/object_desk.h"
#include "backend/core/use_cases/docker/prune_engine.h"
#include "backend/core/use_cases/docker/pull_image.h"

#include <functional>
#include <string>
#include <vector>

namespace wakedock::app {

/// What the objects of engines are served with.
struct ObjectsGround {
    core::IEngines &engines;
    core::IEventBus &events;
    core::IStore &store;
    core::IClock &clock;
    const core::DockerService &docker;
    const core::StateService &states;
    const core::MonitoringService &monitoring;
    TaskScope &scope;
    core::OperationJournal &journal;
    core::LoneOperations &loneOperations;
    core::ImageUpdates &updates;
    /// Names of the stacks that are kept of a host.
    std::function<std::vector<std::string>(const core::HostId &)> stacks;
};

/// Containers, images, volumes and networks of the engines: their inventory, its reads and what is done to them. Follows
/// every engine from its first list on.
class ObjectsAssembly
{
public:
    explicit ObjectsAssembly(const ObjectsGround &ground);

    core::EngineObjects inventory;

private:
    core::ObjectDesk m_desk;

public:
    core::ListContainers listContainers;
    core::GetContainer getContainer;
    core::InspectContainer inspectContainer;
    core::ChangeContainer changeContainer;
    core::RemoveContainer removeContainer;

    core::ListImages listImages;
    core::GetImage getImage;
    core::TagImage tagImage;
    core::RemoveImage removeImage;
    core::PullImage pullImage;
    core::CheckImages checkImages;

    core::ListVolumes listVolumes;
    core::GetVolume getVolume;
    core::CreateVolume createVolume;
    core::RemoveVolume removeVolume;

    core::ListNetworks listNetworks;
    core::GetNetwork getNetwork;
    core::CreateNetwork createNetwork;
    core::RemoveNetwork removeNetwork;

    core::PruneEngine pruneEngine;
    core::GetContainerUsage getContainerUsage;
    core::MeasureVolumes measureVolumes;
};

} // namespace wakedock::app
