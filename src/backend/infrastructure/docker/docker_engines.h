#pragma once

#include "backend/core/ports/i_container_engine.h"
#include "backend/infrastructure/docker/client/docker_client_factory.h"
#include "backend/shared/logging/log.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::docker {

/// The engines by host; so far the local one.
class DockerEngines final : public core::IEngines
{
public:
    /// @param localUrl as $DOCKER_HOST: `unix:///var/run/docker.sock`
    /// @throws Error Invalid (`docker_host_invalid`)
    DockerEngines(const std::string &localUrl, Log log, const DockerClientFactory &factory = {});
    ~DockerEngines() override;

    [[nodiscard]] core::IContainerEngine &engine(const core::HostId &host) override;
    [[nodiscard]] std::vector<core::HostId> hosts() const override;

private:
    std::map<core::HostId, std::unique_ptr<core::IContainerEngine>> m_engines;
};

} // namespace wakedock::docker
