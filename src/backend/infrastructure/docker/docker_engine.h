#pragma once

#include "backend/core/ports/i_container_engine.h"
#include "backend/infrastructure/docker/client/docker_client.h"
#include "backend/infrastructure/docker/client/login_book.h"
#include "backend/infrastructure/docker/events/engine_watch.h"
#include "backend/shared/logging/log.h"

#include <memory>

namespace wakedock::docker {

/// Docker (20.10 to 29) and Podman's compatible socket. One engine; see IContainerEngine for what the calls promise.
/// Its end ends all running calls with Cancelled.
class DockerEngine final : public core::IContainerEngine
{
public:
    /// @param logins for pulls; none = as nobody
    DockerEngine(std::shared_ptr<DockerClient> client, Log log, WatchOptions options = {},
                 std::shared_ptr<const LoginBook> logins = std::make_shared<const LoginBook>());
    ~DockerEngine() override;
    DockerEngine(const DockerEngine &) = delete;
    DockerEngine &operator=(const DockerEngine &) = delete;

    Task<void> watch(std::function<void(core::EngineFact)> onFact, CancelToken cancel) override;
    Task<core::EngineVersion> version(core::CallContext context) override;
    Task<std::optional<core::ImageInfo>> findImage(core::CallContext context, std::string reference) override;
    Task<void> pullImage(core::CallContext context, std::string reference,
                         std::function<void(core::PullProgress)> onProgress) override;
    Task<std::string> createContainer(core::CallContext context, core::ContainerSpec spec) override;
    Task<void> startContainer(core::CallContext context, std::string id) override;
    Task<void> stopContainer(core::CallContext context, std::string id, std::chrono::seconds grace) override;
    Task<void> removeContainer(core::CallContext context, std::string id) override;
    Task<core::Container> inspectContainer(core::CallContext context, std::string id) override;
    Task<std::vector<core::Container>> listContainers(core::CallContext context, std::string labelKey,
                                                      std::string labelValue) override;
    Task<void> setRestartPolicy(core::CallContext context, std::string id, core::RestartPolicy policy) override;
    Task<std::vector<std::string>> lastLogLines(core::CallContext context, std::string id, int lines) override;
    Task<bool> ensureVolume(core::CallContext context, std::string name, std::map<std::string, std::string> labels) override;
    Task<std::vector<std::string>> listVolumes(core::CallContext context, std::string labelKey,
                                               std::string labelValue) override;
    Task<void> removeVolume(core::CallContext context, std::string name) override;
    Task<bool> ensureNetwork(core::CallContext context, std::string name, std::string subnet, std::string ipRange,
                             std::map<std::string, std::string> labels) override;
    Task<std::vector<std::string>> listNetworks(core::CallContext context, std::string labelKey,
                                                std::string labelValue) override;
    Task<void> removeNetwork(core::CallContext context, std::string name) override;

private:
    // Every call takes its own hold of the client before it first waits, and touches no member afterwards.
    std::shared_ptr<DockerClient> m_client;
    Log m_log;
    WatchOptions m_options;
    std::shared_ptr<const LoginBook> m_logins;
};

} // namespace wakedock::docker
