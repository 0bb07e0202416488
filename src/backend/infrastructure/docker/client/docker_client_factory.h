#pragma once

#include "backend/infrastructure/docker/client/docker_client.h"

#include <memory>
#include <string>

namespace wakedock::docker {

inline constexpr const char *DefaultDockerHost = "unix:///var/run/docker.sock";

/// Makes a client for an engine's address as $DOCKER_HOST writes it. A new transport is a new connector here, nothing else.
class DockerClientFactory
{
public:
    /// `unix:///path` is spoken. `tcp://`, `http(s)://`, `ssh://` and `npipe://` give a client whose every call fails
    /// with Unsupported (`docker_transport_unsupported`): WakeDock still starts and says why Docker is missing.
    /// @throws Error Invalid (`docker_host_invalid`) for what is no such address
    [[nodiscard]] std::shared_ptr<DockerClient> make(const std::string &url) const;
};

} // namespace wakedock::docker
