#pragma once

#include "backend/api/v1/docker/containers_controller.h"
#include "backend/api/v1/docker/image_news_controller.h"
#include "backend/api/v1/docker/images_controller.h"
#include "backend/api/v1/docker/networks_controller.h"
#include "backend/api/v1/docker/prune_controller.h"
#include "backend/api/v1/docker/volumes_controller.h"

namespace wakedock::api {

/// The area of an engine's objects: one controller a kind.
class DockerControllers
{
public:
    DockerControllers(ContainerCalls containers, ImageCalls images, VolumeCalls volumes, NetworkCalls networks,
                      core::PruneEngine &prune, ImageNewsCalls imageNews)
        : m_containers(containers)
        , m_images(images)
        , m_volumes(volumes)
        , m_networks(networks)
        , m_prune(prune)
        , m_imageNews(imageNews)
    {
    }

    void addRoutes(ApiRoutes &routes)
    {
        m_containers.addRoutes(routes);
        m_images.addRoutes(routes);
        m_volumes.addRoutes(routes);
        m_networks.addRoutes(routes);
        m_prune.addRoutes(routes);
        m_imageNews.addRoutes(routes);
    }

private:
    ContainersController m_containers;
    ImagesController m_images;
    VolumesController m_volumes;
    NetworksController m_networks;
    PruneController m_prune;
    ImageNewsController m_imageNews;
};

} // namespace wakedock::api
