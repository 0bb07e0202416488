#include "app/assembly/objects_assembly.h"

namespace wakedock::app {

namespace {

core::ObjectSources objectSources(const ObjectsGround &ground)
{
    const auto *docker = &ground.docker;
    const auto *states = &ground.states;
    const auto serviceName = [states](const core::ServiceId &id) {
        const auto service = states->find(id);
        return service ? service->record.config.name : std::string();
    };
    return {[docker](const core::HostId &host) -> const auto & { return docker->containers(host); }, serviceName,
            [states] { return states->claims(); }, ground.stacks,
            [docker, states] { return docker->changes() + states->version(); }};
}

} // namespace

ObjectsAssembly::ObjectsAssembly(const ObjectsGround &ground)
    : inventory(ground.engines, ground.events, objectSources(ground), ground.scope)
    , m_desk{inventory, ground.engines, ground.store, ground.clock}
    , listContainers(inventory)
    , getContainer(inventory)
    , inspectContainer(inventory, ground.engines)
    , changeContainer(m_desk)
    , removeContainer(m_desk)
    , listImages(inventory, ground.updates)
    , getImage(inventory, ground.updates, ground.engines)
    , tagImage(m_desk)
    , removeImage(m_desk)
    , pullImage(m_desk, ground.journal, ground.loneOperations)
    , checkImages(inventory, ground.updates)
    , listVolumes(inventory)
    , getVolume(inventory)
    , createVolume(m_desk)
    , removeVolume(m_desk)
    , listNetworks(inventory)
    , getNetwork(inventory)
    , createNetwork(m_desk)
    , removeNetwork(m_desk)
    , pruneEngine(m_desk)
    , getContainerUsage(ground.monitoring)
    , measureVolumes(ground.engines)
{
}

} // namespace wakedock::app
