#include "models/docker/docker_catalog.h"

#include "models/common/register_model.h"

namespace wakedock::models {

DockerCatalog::DockerCatalog(Bridge &bridge, EngineChoice &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_actions(bridge, engine)
    , m_containers(bridge, engine, m_actions, nullptr)
    , m_shownContainers(m_containers)
    , m_images(bridge, engine, m_actions, nullptr)
    , m_shownImages(m_images)
    , m_volumes(bridge, engine, m_actions, nullptr)
    , m_shownVolumes(m_volumes)
    , m_networks(bridge, engine, m_actions, nullptr)
    , m_shownNetworks(m_networks)
    , m_form(bridge, engine)
    , m_adoptForm(bridge, engine)
    , m_imageCheck(bridge, engine, m_images)
    , m_terminals(bridge)
    , m_inspect(bridge, engine)
    , m_history(bridge, engine)
    , m_prune(bridge, engine)
{
}

void registerDockerTypes()
{
    registerModel<DockerCatalog>("DockerCatalog");
    registerModel<DockerActions>("DockerActions");
    registerModel<ObjectListModel>("ObjectListModel");
    registerModel<ObjectFilterModel>("ObjectFilterModel");
    registerModel<ContainerListModel>("ContainerListModel");
    registerModel<ImageListModel>("ImageListModel");
    registerModel<VolumeListModel>("VolumeListModel");
    registerModel<NetworkListModel>("NetworkListModel");
    registerModel<ObjectForm>("ObjectForm");
    registerModel<AdoptFormModel>("AdoptFormModel");
    registerModel<ImageCheckModel>("ImageCheckModel");
    registerModel<InspectModel>("InspectModel");
    registerModel<ImageHistoryModel>("ImageHistoryModel");
    registerModel<PruneListModel>("PruneListModel");
    registerModel<PruneModel>("PruneModel");
}

} // namespace wakedock::models
