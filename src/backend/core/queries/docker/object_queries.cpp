#include "backend/core/queries/docker/object_queries.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/ports/i_engine_objects.h"
#include "backend/core/services/engine_objects.h"
#include "backend/core/services/image_updates.h"

namespace wakedock::core {

ListContainers::ListContainers(const EngineObjects &objects) : m_objects(objects) { }

Task<std::vector<ContainerSummary>> ListContainers::execute(CallContext context, HostId host)
{
    requirePermission(context.actor, permission::ContainersRead);
    co_return m_objects.containers(host);
}

std::uint64_t ListContainers::version() const
{
    return m_objects.containersVersion();
}

GetContainer::GetContainer(const EngineObjects &objects) : m_objects(objects) { }

Task<ContainerSummary> GetContainer::execute(CallContext context, HostId host, std::string ref)
{
    requirePermission(context.actor, permission::ContainersRead);
    co_return m_objects.container(host, ref);
}

InspectContainer::InspectContainer(const EngineObjects &objects, IEngines &engines) : m_objects(objects), m_engines(engines)
{
}

Task<std::string> InspectContainer::execute(CallContext context, HostId host, std::string ref)
{
    requirePermission(context.actor, permission::ContainersRead);
    const std::string id = m_objects.container(host, ref).container.id;
    co_return co_await m_engines.objects(host).inspectRaw(context, id);
}

ListImages::ListImages(const EngineObjects &objects, const ImageUpdates &updates)
    : m_objects(objects)
    , m_updates(updates) { }

Task<std::vector<ImageSummary>> ListImages::execute(CallContext context, HostId host)
{
    requirePermission(context.actor, permission::ImagesRead);
    auto images = m_objects.images(host);
    for (ImageSummary &image : images) {
        image.updates = m_updates.of(host, image);
    }
    co_return std::vector<ImageSummary>(std::move(images));
}

GetImage::GetImage(const EngineObjects &objects, const ImageUpdates &updates, IEngines &engines)
    : m_objects(objects)
    , m_updates(updates)
    , m_engines(engines)
{
}

Task<ImageDetail> GetImage::execute(CallContext context, HostId host, std::string ref)
{
    requirePermission(context.actor, permission::ImagesRead);
    ImageSummary image = m_objects.image(host, ref);
    image.updates = m_updates.of(host, image);
    auto history = co_await m_engines.objects(host).imageHistory(context, image.id);
    co_return ImageDetail{image, std::move(history)};
}

ListVolumes::ListVolumes(const EngineObjects &objects) : m_objects(objects) { }

Task<std::vector<VolumeSummary>> ListVolumes::execute(CallContext context, HostId host)
{
    requirePermission(context.actor, permission::VolumesRead);
    co_return m_objects.volumes(host);
}

GetVolume::GetVolume(const EngineObjects &objects) : m_objects(objects) { }

Task<VolumeSummary> GetVolume::execute(CallContext context, HostId host, std::string name)
{
    requirePermission(context.actor, permission::VolumesRead);
    co_return m_objects.volume(host, name);
}

ListNetworks::ListNetworks(const EngineObjects &objects) : m_objects(objects) { }

Task<std::vector<NetworkSummary>> ListNetworks::execute(CallContext context, HostId host)
{
    requirePermission(context.actor, permission::NetworksRead);
    co_return m_objects.networks(host);
}

GetNetwork::GetNetwork(const EngineObjects &objects) : m_objects(objects) { }

Task<NetworkSummary> GetNetwork::execute(CallContext context, HostId host, std::string ref)
{
    requirePermission(context.actor, permission::NetworksRead);
    co_return m_objects.network(host, ref);
}

} // namespace wakedock::core
