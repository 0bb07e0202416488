#pragma once

#include "backend/core/queries/docker/object_queries.h"
#include "backend/core/use_cases/docker/change_container.h"
#include "backend/core/use_cases/docker/prune_engine.h"
#include "backend/core/use_cases/services/adopt_container.h"
#include "models/common/door.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::models {

/// An adoption that has begun: its work goes on under this operation.
struct AdoptionStart {
    core::OperationId operation;
    std::vector<std::string> notes; ///< What the next deployment's container will do otherwise.
};

/// What the window may ask of an engine's objects. All must be set.
struct DockerDoors {
    using Usage = std::shared_ptr<const std::map<std::string, core::ContainerUsage>>;
    using Sizes = std::map<std::string, std::int64_t>;

    CoreDoor<std::vector<core::ContainerSummary>, core::HostId> listContainers;
    CoreDoor<std::string, core::HostId, std::string> inspectContainer; ///< Indented JSON, its secrets masked.
    CoreDoor<core::ContainerSummary, core::HostId, std::string, core::ContainerCommand> changeContainer;
    CoreDoor<void, core::HostId, std::string, bool, bool> removeContainer; ///< force, with its anonymous volumes
    CoreDoor<AdoptionStart, core::AdoptRequest> adoptContainer;
    CoreDoor<Usage> containerUsage; ///< Of the local engine, by container id.

    CoreDoor<std::vector<core::ImageSummary>, core::HostId> listImages;
    CoreDoor<core::ImageDetail, core::HostId, std::string> getImage;
    CoreDoor<core::ImageSummary, core::HostId, std::string, std::string> tagImage;
    CoreDoor<void, core::HostId, std::string> removeImage;
    CoreDoor<core::OperationId, core::HostId, std::string> pullImage; ///< Its work goes on under this operation.
    /// Asks registries for something newer under these names, slowly; no names = the images of services.
    CoreDoor<std::vector<core::ImageUpdate>, core::HostId, std::vector<std::string>> checkImages;

    CoreDoor<std::vector<core::VolumeSummary>, core::HostId> listVolumes;
    CoreDoor<core::VolumeSummary, core::HostId, core::VolumeSpec> createVolume;
    CoreDoor<void, core::HostId, std::string> removeVolume;
    CoreDoor<Sizes, core::HostId> measureVolumes; ///< By name; slow.

    CoreDoor<std::vector<core::NetworkSummary>, core::HostId> listNetworks;
    CoreDoor<core::NetworkSummary, core::HostId, core::NetworkSpec> createNetwork;
    CoreDoor<void, core::HostId, std::string> removeNetwork;

    CoreDoor<core::PruneReport, core::PruneRequest> prune;
};

} // namespace wakedock::models
