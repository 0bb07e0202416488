#pragma once

#include "backend/core/ports/i_engine_objects.h"
#include "backend/infrastructure/docker/client/docker_client.h"
#include "backend/infrastructure/docker/client/login_book.h"
#include "backend/infrastructure/docker/events/engine_watch.h"

#include <memory>

namespace wakedock::docker {

/// The objects of an engine by hand, over the connection DockerEngine has. See IEngineObjects for what the calls promise.
class DockerEngineObjects final : public core::IEngineObjects
{
public:
    /// @param client closed by the DockerEngine that shares it; that ends all calls with Cancelled
    /// @param logins for pulls; none = as nobody
    explicit DockerEngineObjects(std::shared_ptr<DockerClient> client, WatchOptions options = {},
                                 std::shared_ptr<const LoginBook> logins = std::make_shared<const LoginBook>());

    Task<void> watch(std::function<void(core::ObjectFact)> onFact, CancelToken cancel) override;
    Task<std::string> inspectRaw(core::CallContext context, std::string containerId) override;
    Task<core::ContainerDetail> describeContainer(core::CallContext context, std::string containerId) override;
    Task<void> restartContainer(core::CallContext context, std::string id, std::chrono::seconds grace) override;
    Task<void> killContainer(core::CallContext context, std::string id, std::string signal) override;
    Task<void> pauseContainer(core::CallContext context, std::string id) override;
    Task<void> unpauseContainer(core::CallContext context, std::string id) override;
    Task<void> renameContainer(core::CallContext context, std::string id, std::string name) override;
    Task<void> removeContainer(core::CallContext context, std::string id, bool force, bool volumes) override;
    Task<core::ImageSummary> inspectImage(core::CallContext context, std::string image) override;
    Task<std::vector<core::ImageLayer>> imageHistory(core::CallContext context, std::string image) override;
    Task<void> tagImage(core::CallContext context, std::string image, std::string reference) override;
    Task<void> removeImage(core::CallContext context, std::string image, bool force) override;
    Task<void> pullLayers(core::CallContext context, std::string reference,
                          std::function<void(std::vector<core::LayerProgress>)> onProgress) override;
    Task<core::VolumeSummary> createVolume(core::CallContext context, core::VolumeSpec spec) override;
    Task<void> removeVolume(core::CallContext context, std::string name) override;
    Task<core::NetworkSummary> createNetwork(core::CallContext context, core::NetworkSpec spec) override;
    Task<void> removeNetwork(core::CallContext context, std::string id) override;
    Task<void> joinNetwork(core::CallContext context, std::string network, std::string containerId, std::string ip) override;
    Task<void> leaveNetwork(core::CallContext context, std::string network, std::string containerId) override;
    Task<core::DiskUsage> diskUsage(core::CallContext context) override;
    Task<std::int64_t> pruneBuildCache(core::CallContext context) override;

private:
    // Every call takes its own hold of the client before it first waits, and touches no member afterwards.
    std::shared_ptr<DockerClient> m_client;
    WatchOptions m_options;
    std::shared_ptr<const LoginBook> m_logins;
};

} // namespace wakedock::docker
